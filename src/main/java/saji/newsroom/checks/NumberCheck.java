package saji.newsroom.checks;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Figures that cite no fact: where does the number come from? */
final class NumberCheck implements Check {

    private static final int MOST = 10;

    /** What is a number but not a claim: dates, times, years, laws, addresses, phone numbers, ages of papers. */
    private static final Pattern NO_CLAIM =
            Pattern.compile("(?iu)\\b(?:pukul|jam)\\s{1,3}[\\d.:]{1,5}(?:\\s{0,3}[-–]\\s{0,3}[\\d.:]{1,5})?"
                    + "|\\b\\d{1,2}(?:\\s{0,3}[-–]\\s{0,3}\\d{1,2})?\\s{1,3}(?:januari|februari|maret|april|mei|juni|juli|agustus|september"
                    + "|oktober|november|desember)(?:\\s{1,3}\\d{4})?"
                    + "|\\b(?:tahun|nomor|no\\.?|pasal|ayat|rt|rw|kode pos|halaman|hlm\\.?|kilometer|km|blok|lantai|kelas)"
                    + "[\\s/]{0,3}\\d[\\d./]{0,12}"
                    + "|\\b(?:19|20)\\d{2}\\b"
                    + "|\\(?0\\d{2,3}\\)?[\\s-]?\\d{3,4}[\\s-]?\\d{3,4}|\\b(?:112|110|113|118|119|129)\\b");

    private static final Pattern CLAIM = Pattern.compile("(?iu)rp\\s?\\d|\\b\\d{1,15}(?:[.,]\\d{1,15}){0,5}\\b");

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        int count = 0;
        for (Passage passage : Passage.of(manuscript.body())) {
            if (passage.kind() == Passage.Kind.HEADING || passage.kind() == Passage.Kind.CELL) {
                continue;
            }
            for (String sentence : Sentences.of(passage.uncited())) {
                String claims = NO_CLAIM.matcher(sentence).replaceAll(" ");
                if (CLAIM.matcher(claims).find() && count++ < MOST) {
                    found.accept(Finding.advice("number-uncited", "body").in(sentence));
                }
            }
        }
    }
}
