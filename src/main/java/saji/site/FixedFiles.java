package saji.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.City;
import saji.directory.Directory;
import saji.platform.Language;
import saji.platform.Settings;
import saji.platform.Words;
import saji.site.web.Frame;
import tools.jackson.databind.json.JsonMapper;

/** The files that no story changes: stylesheet, font, marks, what machines ask for; and the masthead that names them. */
@Component
class FixedFiles {

    private final Directory directory;
    private final Settings settings;
    private final InstantSource clock;
    private final JsonMapper json;
    private final @Nullable String hub;
    private volatile @Nullable Made made;

    FixedFiles(Directory directory, Settings settings, InstantSource clock, JsonMapper json, Hub hub) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
        this.hub = hub.address();
    }

    private record Made(String key, Bundle bundle) {}

    /** All of them; those that may be kept for ever have their hash in their name. */
    record Bundle(Map<Language, Frame.Masthead> mastheads, List<Baked> files, String shareImage) {}

    /** Made anew when the city or the month is another. */
    Bundle bundle() {
        City city = directory.city();
        String key = city + " " + month() + directory.office().name();
        Made last = made;
        if (last != null && last.key().equals(key)) {
            return last.bundle();
        }
        Bundle bundle = make(city);
        made = new Made(key, bundle);
        return bundle;
    }

    private Bundle make(City city) {
        Baked font = hashed("huruf", "woff2", "font/woff2", resource("/static/site/plus-jakarta-sans.woff2"));
        Baked mark = hashed("tanda", "svg", "image/svg+xml; charset=utf-8", Marks.svg(city.primary()));
        Baked icon = hashed("tanda", "png", "image/png", Marks.png(180, city.primary()));
        Baked share = hashed("kartu", "png", "image/png", Marks.card(city.primary(), city.accent(), city.siteTitle()));
        Baked styles = hashed("gaya", "css", "text/css; charset=utf-8", styles(city, font.path()));
        List<Baked> files = new ArrayList<>(List.of(font, mark, icon, share, styles));
        files.add(Baked.fresh("/favicon.ico", "image/x-icon", Marks.ico(city.primary())));
        files.add(Baked.fresh("/robots.txt", "text/plain; charset=utf-8", robots()));
        files.add(Baked.fresh("/.well-known/security.txt", "text/plain; charset=utf-8", security()));
        files.add(Baked.fresh(
                "/site.webmanifest", "application/manifest+json; charset=utf-8", manifest(city, mark, icon)));
        files.add(Baked.redirect("/berita", "/cari"));
        files.add(Baked.redirect("/en/berita", "/en/cari"));
        Map<Language, Frame.Masthead> mastheads = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            mastheads.put(language, masthead(city, language, styles, font, mark, icon));
        }
        return new Bundle(mastheads, files, settings.address(share.path()));
    }

    private Frame.Masthead masthead(City city, Language language, Baked styles, Baked font, Baked mark, Baked icon) {
        return new Frame.Masthead(
                Words.in(language),
                language == Language.EN ? "/en" : "",
                settings.baseUrl().toString(),
                city.siteTitle(language),
                city.tagline(language),
                city.name(language),
                city.shortName(),
                directory.office().name(language),
                city.emergencyPhone(),
                styles.path(),
                font.path(),
                mark.path(),
                icon.path(),
                city.primary(),
                hub);
    }

    private static byte[] styles(City city, String font) {
        String own =
                ":root{--city-primary:" + city.primary() + ";--city-deep:" + Marks.mix(city.primary(), "#000000", 0.38)
                        + ";--city-light:" + Marks.mix(city.primary(), "#ffffff", 0.6) + ";--city-wash:"
                        + Marks.mix(city.primary(), "#fbf8f2", 0.91) + ";--city-accent:" + city.accent()
                        + ";--city-accent-light:"
                        + Marks.mix(city.accent(), "#ffd9a8", 0.6) + "}\n";
        String sheet = text(resource("/static/platform/tokens.css")) + own + text(resource("/static/site/site.css"));
        return sheet.replace("plus-jakarta-sans.woff2", font)
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s*\\n\\s*", "\n")
                .replaceAll("\\n([^\\n])", " $1")
                .replaceAll("\\s*([{};,])\\s*", "$1")
                .strip()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] robots() {
        return ("User-agent: *\nDisallow: /desk\nDisallow: /api/\nDisallow: /cari\nDisallow: /en/cari\n\nSitemap: "
                        + settings.address("/sitemap.xml") + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 9116; ends within a year, so it is baked again each month. */
    private byte[] security() {
        return ("Contact: " + settings.address("/tentang") + "\nExpires: " + month().plusMonths(10)
                        + "T00:00:00Z\nPreferred-Languages: id, en\nCanonical: "
                        + settings.address("/.well-known/security.txt") + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The first day of this month. */
    LocalDate month() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
    }

    private byte[] manifest(City city, Baked mark, Baked icon) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("name", city.siteTitle());
        manifest.put("short_name", city.siteTitle());
        manifest.put("description", city.tagline());
        manifest.put("lang", "id");
        manifest.put("start_url", "/");
        manifest.put("display", "browser");
        manifest.put("theme_color", city.primary());
        manifest.put("background_color", "#fbf7f0");
        manifest.put(
                "icons",
                List.of(
                        Map.of("src", mark.path(), "sizes", "any", "type", "image/svg+xml"),
                        Map.of("src", icon.path(), "sizes", "180x180", "type", "image/png")));
        return json.writeValueAsBytes(manifest);
    }

    private static Baked hashed(String name, String ending, String type, byte[] bytes) {
        return Baked.forever("/site/" + name + "-" + Baked.hash(bytes).substring(0, 12) + "." + ending, type, bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(FixedFiles.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
