package saji.newsroom.checks;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** A title that says the matter to a citizen: not too short or long, not shouted, no full stop, no bare ceremony. */
final class TitleCheck implements Check {

    static final int SHORTEST = 20;
    static final int LONGEST = 110;
    static final int COMFORTABLE = 90;

    /** Words with which a title tells of an official's day and not of what citizens get. */
    private static final Set<String> CEREMONY = Set.of(
            "hadiri",
            "menghadiri",
            "resmikan",
            "meresmikan",
            "buka",
            "membuka",
            "tutup",
            "menutup",
            "lantik",
            "melantik",
            "pimpin",
            "memimpin",
            "sambut",
            "menyambut",
            "terima",
            "menerima",
            "kunjungi",
            "mengunjungi",
            "apresiasi",
            "mengapresiasi",
            "tinjau",
            "meninjau",
            "serahkan",
            "menyerahkan",
            "lepas",
            "melepas",
            "audiensi",
            "silaturahmi",
            "ucapkan",
            "mengucapkan");

    private static final Set<String> OFFICIALS = Set.of(
            "wali",
            "walikota",
            "wakil",
            "sekda",
            "kadis",
            "kepala",
            "camat",
            "lurah",
            "bupati",
            "gubernur",
            "ketua",
            "pejabat",
            "asisten",
            "plt");

    private static final Set<String> SHORT_WORDS = Set.of(
            "KTP", "KK", "PBB", "RSU", "RSUD", "OPD", "APBD", "DBD", "HPV", "UMKM", "SD", "SMP", "RT", "RW", "DPRD");

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        String title = manuscript.title().strip();
        if (title.isEmpty()) {
            found.accept(Finding.blocking("title-missing", "title"));
            return;
        }
        length(title, found);
        if (title.endsWith(".") && !title.endsWith("…") && !title.endsWith("...")) {
            found.accept(Finding.advice("title-full-stop", "title").in(title));
        }
        if (isShouted(title)) {
            found.accept(Finding.warning("title-shouted", "title").in(title));
        }
        if (isCeremony(title)) {
            found.accept(Finding.advice("title-ceremony", "title").in(title));
        }
    }

    private static void length(String title, Consumer<Finding> found) {
        if (title.length() < SHORTEST) {
            found.accept(Finding.warning("title-short", "title", title.length(), SHORTEST)
                    .in(title));
        } else if (title.length() > LONGEST) {
            found.accept(Finding.blocking("title-long", "title", title.length(), LONGEST)
                    .in(title));
        } else if (title.length() > COMFORTABLE) {
            found.accept(Finding.advice("title-cut", "title", title.length(), COMFORTABLE)
                    .in(title));
        }
    }

    private static boolean isShouted(String title) {
        List<String> words = Sentences.words(title).stream()
                .filter(word -> word.length() > 1 && word.chars().anyMatch(Character::isLetter))
                .toList();
        long capitals = words.stream()
                .filter(word -> word.equals(word.toUpperCase(Locale.ROOT)) && !SHORT_WORDS.contains(word))
                .count();
        return title.contains("!") || (words.size() > 2 && capitals * 2 > words.size());
    }

    private static boolean isCeremony(String title) {
        List<String> words = Sentences.words(title.toLowerCase(Locale.ROOT));
        int verb = -1;
        for (int i = 0; i < Math.min(words.size(), 7) && verb < 0; i++) {
            verb = CEREMONY.contains(words.get(i)) ? i : -1;
        }
        return verb > 0 && OFFICIALS.contains(words.getFirst());
    }
}
