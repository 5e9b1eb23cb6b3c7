package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saji.directory.pack.PackReader;
import saji.platform.Language;
import saji.platform.Words;

/** A mistake in a pack is told with file, line and column, and the pack is not used. */
class PackMistakeTests {

    @TempDir
    private Path pack;

    @BeforeEach
    void aCopyOfAGoodPack() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("city/tangsel"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, pack.resolve(file.getFileName()));
            }
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void aValueOfTheWrongKindIsFoundAtItsPlace() throws IOException {
        change("holidays.csv", text -> text.replaceFirst("2026-01-16,", "2026-01-99,"));
        assertThat(told())
                .containsExactly("holidays.csv, line 3, column 1: \"2026-01-99\" is not a date like 2026-11-24.");
    }

    @Test
    void anUnknownParentIsFoundAtItsPlace() throws IOException {
        change("agencies.csv", text -> text.replaceFirst("division,SETDA,", "division,NOWHERE,"));
        assertThat(told())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("agencies.csv, line 3, column ")
                .contains("NOWHERE");
    }

    @Test
    void theSameCodeTwiceIsFound() throws IOException {
        change("topics.csv", text -> text + "kesehatan,Lagi,Again,Lagi,Again\n");
        assertThat(told()).containsExactly("topics.csv, line 18, column 1: \"kesehatan\" appears twice.");
    }

    @Test
    void aLineWithTooFewValuesAndAnOpenQuoteAreFound() throws IOException {
        change("programmes.csv", text -> text + "9.99,programme\n9.98,\"programme,tanpa akhir\n");
        assertThat(told()).anyMatch(mistake -> mistake.contains("There are 2 values, there should be 3."));
        assertThat(told()).anyMatch(mistake -> mistake.contains("A quotation mark is not closed."));
    }

    @Test
    void brokenYamlAndJsonAreFoundAtTheirPlaces() throws IOException {
        change("city.yaml", text -> text.replace("monday:    {from: \"07:30\"", "monday:    {from: \"25:30\""));
        change("areas.geojson", text -> text.replaceFirst("\\[106\\.70176,-6\\.3351]", "[106.70176,-6.3351"));
        assertThat(told()).anyMatch(mistake -> mistake.startsWith("city.yaml, line ") && mistake.contains("07:30"));
        assertThat(told()).anyMatch(mistake -> mistake.startsWith("areas.geojson, line 2, column "));
    }

    @Test
    void filesThatAreMissingOrNotTextAreFound() throws IOException {
        Files.delete(pack.resolve("topics.csv"));
        Files.write(pack.resolve("holidays.csv"), new byte[] {'d', (byte) 0xC3, 0x28});
        change("agencies.csv", text -> text.replace("code,name,", "code,nama,"));
        assertThat(told())
                .contains(
                        "topics.csv, line 1, column 1: The file is missing or cannot be read.",
                        "holidays.csv, line 1, column 1: The file is not UTF-8 text.",
                        "agencies.csv, line 1, column 6: Column \"nama\" is unknown or appears twice.");
    }

    private void change(String file, UnaryOperator<String> how) throws IOException {
        Path path = pack.resolve(file);
        String before = Files.readString(path);
        String after = how.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.write(path, after.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> told() {
        return PackReader.read(pack).reasons().stream()
                .map(Words.in(Language.EN)::say)
                .toList();
    }
}
