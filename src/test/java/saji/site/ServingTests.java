package saji.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.NodeList;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What readers, crawlers and feed readers get at the addresses of the site, and how the odd request is answered. */
@SajiTest
class ServingTests {

    private static final String[] TITLE = new String[1];
    private static final String[] PATH = new String[1];

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @Autowired
    private Shelf shelf;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Visitors visitors;

    private Visitor reader;
    private String path;
    private String title;

    @BeforeEach
    void aStory() {
        reader = visitors.anonymous();
        if (PATH[0] == null) {
            TITLE[0] = "Loket & \"antrean\" <baru> " + Press.word();
            StoryId id = press.publish(press.text(
                    TITLE[0],
                    Press.BODY + "\n\nLihat [jadwal](/topik/kesehatan).",
                    new Text.English(TITLE[0] + " EN", "Come in.", "Open late.")));
            site.bakeAll();
            PATH[0] = press.path(id);
        }
        path = PATH[0];
        title = TITLE[0];
    }

    @Test
    void aPageIsKeptByItsTagAndComesCompressed() throws IOException {
        Visitor.Answer plain = reader.get(path);
        Visitor.Answer zipped =
                visitors.anonymous().header("Accept-Encoding", "br, gzip").get(path);
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.raw().body())).readAllBytes())
                .isEqualTo(plain.raw().body());
        assertThat(plain.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(visitors.anonymous()
                        .header("Accept-Encoding", "gzip;q=0")
                        .get(path)
                        .header("Content-Encoding"))
                .isEmpty();
        for (String tag :
                List.of(plain.header("ETag"), "W/" + plain.header("ETag"), "\"x\", " + zipped.header("ETag"), "*")) {
            Visitor.Answer unchanged =
                    visitors.anonymous().header("If-None-Match", tag).get(path);
            assertThat(unchanged.status()).as(tag).isEqualTo(304);
            assertThat(unchanged.raw().body()).isEmpty();
            assertThat(unchanged.header("ETag")).isEqualTo(plain.header("ETag"));
        }
        assertThat(visitors.anonymous()
                        .header("If-None-Match", "\"x\"")
                        .get(path)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void otherMethodsAreRefusedAndHeadHasNoBody() {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "FOO")) {
            Visitor.Answer answer = reader.send(method, path, "text/plain", new byte[] {1, 2, 3});
            assertThat(answer.status()).as(method).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        }
        Visitor.Answer head = reader.send("HEAD", path, "text/plain", new byte[0]);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.raw().body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .isEqualTo(String.valueOf(reader.get(path).raw().body().length));
    }

    static Stream<List<String>> mistyped() {
        return Stream.of(
                List.of("/topik/kesehatan/", "/topik/kesehatan"),
                List.of("/topik/Kesehatan", "/topik/kesehatan"),
                List.of("/opd/dinkes", "/opd/DINKES"),
                List.of("/en/opd/Dinkes/", "/en/opd/DINKES"),
                List.of("/opd/dinkes/feed.atom", "/opd/DINKES/feed.atom"),
                List.of("/topik/%6Besehatan?a=b%20c", "/topik/kesehatan?a=b%20c"),
                List.of("/en/cari/?q=x", "/en/cari?q=x"),
                List.of("/berita", "/cari"),
                List.of("/en/berita", "/en/cari"));
    }

    @ParameterizedTest
    @MethodSource("mistyped")
    void whoMistypesIsLedToThePage(List<String> addresses) {
        Visitor.Answer answer = reader.get(addresses.getFirst());

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.location()).isEqualTo(addresses.getLast());
        assertThat(reader.get(addresses.getLast()).status()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsSaidInTheReadersLanguageWithAWayOn() {
        for (String missing : List.of(
                "/berita/tidak-ada",
                "/opd/TIDAK",
                "/topik/x",
                "/wilayah/99.99",
                "/media/x",
                "/site/x.css",
                "/topik/kesehatan/feed.xml",
                path + ";jsessionid=1",
                "/berita/" + "a".repeat(3_000),
                "/sitemap/1999-01.xml")) {
            Visitor.Answer answer = reader.get(missing);
            assertThat(answer.status()).as(missing).isEqualTo(404);
            assertThat(answer.page().select("h1").text()).isEqualTo("Halaman tidak ditemukan");
            assertThat(answer.page().select("main form[action=/cari]")).hasSize(1);
        }
        assertThat(reader.get("/en/berita/none").page().select("h1").text()).isEqualTo("Page not found");
    }

    @Test
    void addressesThatCannotBeReadAreRefusedInPlainWords() throws IOException {
        for (String target : List.of(
                path + "%00",
                "/berita/..%2f..%2fetc%2fpasswd",
                "/berita/%2e%2e/%2e%2e/etc/passwd",
                "/berita/../../../etc/passwd",
                "/media/..\\..\\etc\\passwd",
                "/berita/%E0%A4%A",
                "/berita//x",
                "/berita/\u00ff",
                "/topik/" + "a".repeat(40_000))) {
            String answer = raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer.substring(9, 12)).as(target).isIn("400", "404", "414");
            assertThat(answer).doesNotContain("root:", "Exception", "Jetty", "HTTP ERROR");
        }
    }

    private String raw(String request) throws IOException {
        String address = visitors.address();
        try (Socket socket =
                new Socket("localhost", Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aStoryTellsMachinesWhatItIs() throws IOException {
        Document page = reader.get(path).page();
        String site = page.select("link[rel=canonical]").attr("href").replace(path, "");
        assertThat(site).startsWith("http").doesNotEndWith("/");
        assertThat(page.select("link[rel=alternate][hreflang]").eachAttr("hreflang"))
                .containsExactly("id", "en", "x-default");
        assertThat(page.select("link[rel=alternate][type=application/atom+xml]").eachAttr("href"))
                .containsExactly("/feed.atom");
        assertThat(reader.get("/en" + path)
                        .page()
                        .select("link[hreflang=x-default]")
                        .attr("href"))
                .isEqualTo(site + path);
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo(title);
        assertThat(page.select("meta[property=og:type]").attr("content")).isEqualTo("article");
        String image = page.select("meta[property=og:image]").attr("content");
        Visitor.Answer card = reader.get(image.replace(site, ""));
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(card.raw().body()));
        assertThat(List.of(drawn.getWidth(), drawn.getHeight())).containsExactly(1200, 630);
        JsonNode article =
                json.readTree(page.select("script[type=application/ld+json]").html());
        assertThat(article.get("@type").asString()).isEqualTo("NewsArticle");
        assertThat(article.get("headline").asString()).isEqualTo(title);
        assertThat(article.get("datePublished").asString()).endsWith("+07:00");
        assertThat(article.get("image").get(0).asString()).isEqualTo(image);
        assertThat(article.get("author").get(0).get("url").asString()).isEqualTo(site + "/opd/DINKES");
    }

    @Test
    void nothingComesFromOthersNoScriptRunsNoCookieIsSetAndThePageIsLight() {
        Visitor.Answer answer = reader.get(path);
        Document page = answer.page();
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe", "script-src");
        assertThat(page.select("script:not([type=application/ld+json]), iframe, style, [style], [onclick]"))
                .isEmpty();
        List<String> loaded = new ArrayList<>(page.select("[src]").eachAttr("src"));
        loaded.addAll(page.select("link[rel=stylesheet], link[rel=preload], link[rel=icon], link[rel=manifest]")
                .eachAttr("href"));
        assertThat(loaded).allMatch(address -> address.startsWith("/") && !address.startsWith("//"));
        assertThat(page.select(".share a[href]")).hasSizeGreaterThan(2);
        Visitor zip = visitors.anonymous().header("Accept-Encoding", "gzip");
        int bytes = zip.get(path).raw().body().length;
        for (Element file : page.select("link[rel=stylesheet], link[rel=preload], .brand img")) {
            bytes += zip.get(file.hasAttr("href") ? file.attr("href") : file.attr("src"))
                    .raw()
                    .body()
                    .length;
        }
        assertThat(bytes).isLessThan(60_000);
    }

    @Test
    void feedsAreWhatFeedReadersWant() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        for (String base : List.of(
                "/feed",
                "/en/feed",
                "/opd/DINKES/feed",
                "/topik/kesehatan/feed",
                "/wilayah/36.74.06/feed",
                "/topik/pajak/feed",
                "/en/wilayah/36.74.01/feed")) {
            Visitor.Answer atom = reader.get(base + ".atom");
            assertThat(atom.header("Content-Type")).isEqualTo("application/atom+xml; charset=utf-8");
            org.w3c.dom.Element feed = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(atom.raw().body()))
                    .getDocumentElement();
            assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
            for (String needed : List.of("id", "title", "updated", "author")) {
                assertThat(feed.getElementsByTagName(needed).getLength())
                        .as(base + needed)
                        .isPositive();
            }
            NodeList entries = feed.getElementsByTagName("entry");
            for (int i = 0; i < entries.getLength(); i++) {
                org.w3c.dom.Element entry = (org.w3c.dom.Element) entries.item(i);
                assertThat(entry.getElementsByTagName("id").item(0).getTextContent())
                        .matches("urn:uuid:[0-9a-f-]{36}");
                assertThat(entry.getElementsByTagName("content").item(0).getTextContent())
                        .doesNotContain("href=\"/", "src=\"/");
            }
            org.w3c.dom.Element rss = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(
                            reader.get(base + ".rss").raw().body()))
                    .getDocumentElement();
            assertThat(rss.getAttribute("version")).isEqualTo("2.0");
            assertThat(rss.getElementsByTagName("item").getLength()).isEqualTo(entries.getLength());
            assertThat(rss.getElementsByTagName("guid").getLength()).isEqualTo(entries.getLength());
            JsonNode other = json.readTree(reader.get(base + ".json").raw().body());
            assertThat(other.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
            assertThat(other.get("feed_url").asString()).endsWith(base + ".json");
            assertThat(other.get("items").size()).isEqualTo(entries.getLength());
            other.get("items")
                    .forEach(item -> assertThat(item.has("id") && item.has("content_html"))
                            .isTrue());
        }
    }

    @Test
    void everyLinkOfThePagesLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String page : List.of(
                "/", "/en", path, "/en" + path, "/opd", "/wilayah", "/topik", "/tentang", "/koreksi", "/cari")) {
            for (String link : reader.get(page).page().select("a[href^=/], link[href^=/], img[src^=/]").stream()
                    .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("src"))
                    .toList()) {
                String target = link.replaceFirst("#.*", "");
                if (!seen.contains(target) && !target.startsWith("/media/")) {
                    seen.add(target);
                    int status = reader.get(target).status();
                    if (status != 200 && status != 302 && status != 410) {
                        broken.add(page + " → " + target + " " + status);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(seen).hasSizeGreaterThan(100);
    }

    @Test
    void aLargeFileCanBeTakenInPieces() {
        byte[] film = new byte[Shelf.LARGE + 1_000];
        film[Shelf.LARGE] = 42;
        shelf.folder().writeLarge("/media/uji/film.mp4", "video/mp4", new ByteArrayInputStream(film));
        Visitor.Answer whole = reader.get("/media/uji/film.mp4");
        assertThat(whole.raw().body()).isEqualTo(film);
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        Visitor.Answer piece = visitors.anonymous()
                .header("Range", "bytes=" + Shelf.LARGE + "-" + (Shelf.LARGE + 9))
                .get("/media/uji/film.mp4");
        assertThat(piece.status()).isEqualTo(206);
        assertThat(piece.raw().body()).hasSize(10).startsWith(42);
        assertThat(visitors.anonymous()
                        .header("Range", "bytes=99999999-")
                        .get("/media/uji/film.mp4")
                        .status())
                .isEqualTo(416);
        shelf.remove("/media/uji/film.mp4");
    }

    @Test
    void crawlersAreToldWhereTheStoriesAre() {
        String robots = reader.get("/robots.txt").body();
        assertThat(robots).contains("Sitemap: ", "Disallow: /desk");
        String index = reader.get("/sitemap.xml").body();
        assertThat(index).contains("/sitemap/halaman.xml");
        for (String part : index.split("<loc>")) {
            if (part.startsWith("http")) {
                String address = part.substring(0, part.indexOf('<')).replaceFirst("^https?://[^/]+", "");
                assertThat(reader.get(address).status()).as(address).isEqualTo(200);
            }
        }
        assertThat(reader.get("/sitemap/halaman.xml").body()).contains("/wilayah/36.74.06<", "/en/tentang<");
    }
}
