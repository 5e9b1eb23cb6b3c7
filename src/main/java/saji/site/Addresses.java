package saji.site;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private static final String ENGLISH_SEARCH = "/en/cari";

    private Addresses() {}

    /** Whether the site answers for {@code path} (as it stands in the request line), be it with "not found". */
    static boolean areOfSite(String path) {
        if (path.length() < 2 || SINGLE.contains(path)) {
            return !path.isEmpty();
        }
        if (path.equals(ENGLISH_SEARCH)) {
            return false;
        }
        for (String family : FAMILIES) {
            if (path.startsWith(family)) {
                return true;
            }
        }
        return path.equals("/berita") || path.equals("/media");
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
