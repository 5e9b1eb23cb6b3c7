package saji.site;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import saji.site.web.Picture;

/** A feed as Atom (RFC 4287) and as RSS 2.0. */
final class XmlFeeds {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private XmlFeeds() {}

    private interface Writing {
        void to(Xml xml) throws XMLStreamException;
    }

    static byte[] atom(Feeds.Feed feed) {
        return write(xml -> {
            xml.open("feed");
            xml.attribute("xmlns", ATOM);
            xml.attribute("xml:lang", feed.language());
            xml.text("title", feed.title());
            xml.text("subtitle", feed.masthead().tagline());
            xml.text("id", feed.address(feed.base() + ".atom"));
            xml.text("updated", Feeds.moment(feed.updated()));
            xml.empty(
                    "link", "rel", "self", "type", "application/atom+xml", "href", feed.address(feed.base() + ".atom"));
            xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.address(feed.page()));
            if (feed.masthead().hub() != null) {
                xml.empty("link", "rel", "hub", "href", feed.masthead().hub());
            }
            xml.text("icon", feed.address(feed.masthead().icon()));
            xml.open("author");
            xml.text("name", feed.masthead().city());
            xml.close();
            for (Feeds.Entry entry : feed.entries()) {
                atomEntry(xml, entry, feed);
            }
            xml.close();
        });
    }

    private static void atomEntry(Xml xml, Feeds.Entry entry, Feeds.Feed feed) throws XMLStreamException {
        xml.open("entry");
        xml.text("title", entry.card().title());
        xml.text("id", "urn:uuid:" + entry.id());
        xml.empty(
                "link",
                "rel",
                "alternate",
                "type",
                "text/html",
                "href",
                feed.address(entry.card().path()));
        xml.text("published", Feeds.moment(entry.published()));
        xml.text("updated", Feeds.moment(entry.updated()));
        for (String agency : entry.agencies()) {
            xml.open("author");
            xml.text("name", agency);
            xml.close();
        }
        for (String topic : entry.topics()) {
            xml.empty("category", "term", topic);
        }
        xml.empty("category", "term", entry.card().typeName());
        xml.text("summary", entry.card().lead());
        xml.open("content");
        xml.attribute("type", "html");
        xml.characters(content(entry));
        xml.close();
        xml.close();
    }

    static byte[] rss(Feeds.Feed feed) {
        return write(xml -> {
            xml.open("rss");
            xml.attribute("version", "2.0");
            xml.attribute("xmlns:atom", ATOM);
            xml.attribute("xmlns:dc", DC);
            xml.attribute("xmlns:content", CONTENT);
            xml.open("channel");
            xml.text("title", feed.title());
            xml.text("link", feed.address(feed.page()));
            xml.text("description", feed.masthead().tagline());
            xml.text("language", feed.language());
            xml.text("lastBuildDate", rfc822(feed.updated()));
            xml.empty(
                    "atom:link",
                    "rel",
                    "self",
                    "type",
                    "application/rss+xml",
                    "href",
                    feed.address(feed.base() + ".rss"));
            if (feed.masthead().hub() != null) {
                xml.empty("atom:link", "rel", "hub", "href", feed.masthead().hub());
            }
            for (Feeds.Entry entry : feed.entries()) {
                rssItem(xml, entry, feed);
            }
            xml.close();
            xml.close();
        });
    }

    private static void rssItem(Xml xml, Feeds.Entry entry, Feeds.Feed feed) throws XMLStreamException {
        xml.open("item");
        xml.text("title", entry.card().title());
        xml.text("link", feed.address(entry.card().path()));
        xml.open("guid");
        xml.attribute("isPermaLink", "false");
        xml.characters("urn:uuid:" + entry.id());
        xml.close();
        xml.text("pubDate", rfc822(entry.published()));
        xml.text("atom:updated", Feeds.moment(entry.updated()));
        for (String agency : entry.agencies()) {
            xml.text("dc:creator", agency);
        }
        for (String topic : entry.topics()) {
            xml.text("category", topic);
        }
        xml.text("category", entry.card().typeName());
        xml.text("description", entry.card().lead());
        xml.text("content:encoded", content(entry));
        xml.close();
    }

    /** The body with the picture before it and, first of all, what was put right. */
    static String content(Feeds.Entry entry) {
        StringBuilder html = new StringBuilder();
        if (entry.correction() != null) {
            html.append("<p><strong>").append(escaped(entry.correction())).append("</strong></p>");
        }
        Picture picture = entry.card().picture();
        if (picture != null && !picture.alt().isEmpty()) {
            html.append("<p><em>").append(escaped(picture.alt())).append("</em></p>");
        }
        return html.append(entry.html()).toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String rfc822(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            writing.to(new Xml(out));
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes elements; leaves out characters that XML cannot hold. */
    private record Xml(XMLStreamWriter out) {

        void open(String name) throws XMLStreamException {
            out.writeStartElement(name);
        }

        void close() throws XMLStreamException {
            out.writeEndElement();
        }

        void attribute(String name, String value) throws XMLStreamException {
            out.writeAttribute(name, clean(value));
        }

        void characters(String text) throws XMLStreamException {
            out.writeCharacters(clean(text));
        }

        void text(String name, String text) throws XMLStreamException {
            open(name);
            characters(text);
            close();
        }

        void empty(String name, String... attributes) throws XMLStreamException {
            out.writeEmptyElement(name);
            for (int i = 0; i + 1 < attributes.length; i += 2) {
                attribute(attributes[i], attributes[i + 1]);
            }
        }

        private static String clean(String text) {
            StringBuilder clean = new StringBuilder(text.length());
            text.codePoints()
                    .filter(c -> c == '\t'
                            || c == '\n'
                            || c == '\r'
                            || (c >= 0x20 && c <= 0xD7FF)
                            || (c >= 0xE000 && c <= 0xFFFD)
                            || c >= 0x10000)
                    .forEach(clean::appendCodePoint);
            return clean.toString();
        }
    }
}
