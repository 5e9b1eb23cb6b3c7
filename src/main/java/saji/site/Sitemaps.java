package saji.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import saji.platform.Language;
import saji.platform.Settings;

/** Bakes the sitemaps: one for the pages, one for the stories of each month, and the index of them. */
@Component
class Sitemaps {

    /** A sitemap may hold 50,000 addresses (sitemaps.org); a story has up to two. */
    private static final int MOST = 25_000;

    private static final String TYPE = "application/xml; charset=utf-8";
    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final ServedStories stories;
    private final String site;

    Sitemaps(ServedStories stories, Settings settings) {
        this.stories = stories;
        this.site = settings.baseUrl().toString();
    }

    List<Baked> month(String month) {
        List<ServedStories.Line> lines = stories.lines(Scopes.MONTH + month, MOST);
        StringBuilder xml = new StringBuilder(START)
                .append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
                .append(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        for (ServedStories.Line line : lines) {
            String path = "/berita/" + line.slug();
            url(xml, path, line);
            if (line.english()) {
                url(xml, "/en" + path, line);
            }
        }
        xml.append("</urlset>\n");
        return List.of(Baked.fresh("/sitemap/" + month + ".xml", TYPE, bytes(xml)), index());
    }

    private void url(StringBuilder xml, String path, ServedStories.Line line) {
        xml.append("<url><loc>")
                .append(site)
                .append(path)
                .append("</loc><lastmod>")
                .append(Feeds.moment(line.changedAt()));
        xml.append("</lastmod>");
        if (line.english()) {
            alternate(xml, "id", "/berita/" + line.slug());
            alternate(xml, "en", "/en/berita/" + line.slug());
        }
        xml.append("</url>\n");
    }

    private void alternate(StringBuilder xml, String language, String path) {
        xml.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                .append(language)
                .append("\" href=\"")
                .append(site);
        xml.append(path).append("\"/>");
    }

    Baked index() {
        StringBuilder xml = new StringBuilder(START)
                .append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        List<String> parts = new ArrayList<>(List.of("halaman"));
        stories.scopesLike(Scopes.MONTH).reversed().forEach(scope -> parts.add(scope.substring(Scopes.MONTH.length())));
        parts.forEach(part -> xml.append("<sitemap><loc>")
                .append(site)
                .append("/sitemap/")
                .append(part)
                .append(".xml</loc></sitemap>\n"));
        xml.append("</sitemapindex>\n");
        return Baked.fresh("/sitemap.xml", TYPE, bytes(xml));
    }

    Baked pages(Surroundings surroundings) {
        List<String> paths = new ArrayList<>(
                List.of("/", "/topik", "/wilayah", "/opd", "/koreksi", "/tentang", "/aksesibilitas", "/privasi"));
        surroundings.topics().forEach(topic -> paths.add("/topik/" + topic.slug()));
        surroundings.areas().forEach(area -> paths.add("/wilayah/" + area.code()));
        surroundings.standing().forEach(agency -> paths.add("/opd/" + agency.code()));
        StringBuilder xml = new StringBuilder(START)
                .append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
                .append(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        for (String path : paths) {
            for (Language language : Language.values()) {
                xml.append("<url><loc>")
                        .append(site)
                        .append(surroundings.path(language, path))
                        .append("</loc>");
                alternate(xml, "id", path);
                alternate(xml, "en", surroundings.path(Language.EN, path));
                xml.append("</url>\n");
            }
        }
        xml.append("</urlset>\n");
        return Baked.fresh("/sitemap/halaman.xml", TYPE, bytes(xml));
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
