package saji.support;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Captured files of the conformance suite; see {@link Conformance}. */
public final class Captured {

    private static final CSVFormat HEADED =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Captured() {}

    /** The rows of a file of the suite, by column. */
    public static List<CSVRecord> rows(String path) {
        return rowsOf(Path.of(System.getenv("SAJI_CONFORMANCE"), path));
    }

    /** The rows of any such file. */
    public static List<CSVRecord> rowsOf(Path file) {
        try (Reader text = Files.newBufferedReader(file);
                CSVParser rows = HEADED.parse(text)) {
            return rows.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Close to fifteen thousand headlines as newspapers wrote them. */
    public static List<String> headlines() {
        return rows("news/judul_berita_clickid.csv").stream()
                .map(row -> row.get("judul"))
                .toList();
    }
}
