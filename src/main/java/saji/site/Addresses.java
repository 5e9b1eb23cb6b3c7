package saji.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import saji.platform.Language;

/** The addresses that belong to the baked site; all others are the application's. */
final class Addresses {

    /** The longest address that can have a page. */
    static final int LONGEST = 240;

    private static final Set<String> SINGLE = Set.of(
            "/",
            "/en",
            "/en/",
            "/opd",
            "/topik",
            "/wilayah",
            "/koreksi",
            "/cari",
            "/cari/",
            "/tentang",
            "/aksesibilitas",
            "/privasi",
            "/feed.atom",
            "/feed.rss",
            "/feed.json",
            "/sitemap.xml",
            "/robots.txt",
            "/favicon.ico",
            "/site.webmanifest",
            "/.well-known/security.txt");
    private static final List<String> FAMILIES = List.of(
            "/berita/",
            "/opd/",
            "/topik/",
            "/wilayah/",
            "/koreksi/",
            "/tentang/",
            "/aksesibilitas/",
            "/privasi/",
            "/en/",
            "/sitemap/",
            "/media/",
            "/site/");

    private static final Pattern AGENCY =
            Pattern.compile("((?:/en)?/opd/)([^/]+)(/feed\\.[a-z]+|)", Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    /** Whether the site answers for {@code path} (as it stands in the request line), be it with "not found". */
    static boolean areOfSite(String path) {
        if (path.equals("/en/langganan") || path.startsWith("/en/langganan/")) {
            return false; // made when asked for, by the room of the subscribers
        }
        if (path.length() < 2 || SINGLE.contains(path)) {
            return !path.isEmpty();
        }
        for (String family : FAMILIES) {
            if (path.startsWith(family)) {
                return true;
            }
        }
        return path.equals("/berita") || path.equals("/media");
    }

    /** The language of the search at this path; null when there is none. */
    static @Nullable Language searchIn(String path) {
        return path.equals("/cari") ? Language.ID : path.equals("/en/cari") ? Language.EN : null;
    }

    /**
     * The address that someone who typed this one may have meant: without slashes at its end, in the letters that our addresses have.
     * Null when that is the same, or can be no address.
     */
    static @Nullable String meant(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        if (end > LONGEST) {
            return null;
        }
        String plain = path.substring(0, end);
        try {
            plain = URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
        Matcher agency = AGENCY.matcher(plain);
        String meant = agency.matches()
                ? agency.group(1).toLowerCase(Locale.ROOT)
                        + agency.group(2).toUpperCase(Locale.ROOT)
                        + agency.group(3).toLowerCase(Locale.ROOT)
                : plain.toLowerCase(Locale.ROOT);
        return meant.equals(path) ? null : key(meant);
    }

    /**
     * The key under which a page lies, or null when no page can have this path: letters, digits, {@code - . _ /}, no empty part, no
     * part that begins with a dot (but {@code .well-known}), no slash at the end but that of the
     * English front page.
     */
    static @Nullable String key(String path) {
        if (path.equals("/")) {
            return path;
        }
        if (path.equals("/en/")) {
            return "/en";
        }
        int length = path.length();
        if (length > LONGEST || length < 2 || path.charAt(0) != '/' || path.charAt(length - 1) == '/') {
            return null;
        }
        for (int i = 1; i < length; i++) {
            char c = path.charAt(i);
            boolean begins = path.charAt(i - 1) == '/';
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            boolean dot = c == '.' && (!begins || path.startsWith(".well-known/", i));
            boolean slash = c == '/' && !begins;
            if (!plain && !dot && !slash) {
                return null;
            }
        }
        return path;
    }
}
