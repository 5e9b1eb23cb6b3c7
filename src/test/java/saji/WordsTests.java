package saji;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import saji.platform.Language;
import saji.platform.Words;

/** Every text exists in both languages, and every text that the code names exists. */
class WordsTests {

    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9_-]+){2,})\"");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        Set<String> onlyIndonesian = new TreeSet<>(Words.in(Language.ID).keys());
        onlyIndonesian.removeAll(Words.in(Language.EN).keys());
        Set<String> onlyEnglish = new TreeSet<>(Words.in(Language.EN).keys());
        onlyEnglish.removeAll(Words.in(Language.ID).keys());
        assertThat(onlyIndonesian).as("without English").isEmpty();
        assertThat(onlyEnglish).as("without Indonesian").isEmpty();
    }

    @Test
    void noTextIsEmpty() {
        for (Language language : Language.values()) {
            Words words = Words.in(language);
            assertThat(words.keys())
                    .allSatisfy(key -> assertThat(words.say(key)).as(key).isNotBlank());
        }
    }

    @Test
    void everyKeyThatTemplatesSayExists() throws IOException {
        List<String> missing = new ArrayList<>();
        Words words = Words.in(Language.ID);
        Pattern said = Pattern.compile("say\\(\\s*\"([^\"]+)\"\\s*[,)]");
        for (Path file : RulesTests.files(Path.of("src/main/jte"), ".jte")) {
            Matcher found = said.matcher(Files.readString(file));
            while (found.find()) {
                if (!words.has(found.group(1))) {
                    missing.add(file + ": " + found.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyReasonAndNoticeInTheCodeExists() throws IOException {
        List<String> missing = new ArrayList<>();
        Words words = Words.in(Language.ID);
        Pattern line = Pattern.compile("(?:Reason\\.of|Notices\\.redirect|\\.say)\\([^;]*?;", Pattern.DOTALL);
        for (Path file : RulesTests.files(Path.of("src/main/java"), ".java")) {
            Matcher lines = line.matcher(Files.readString(file));
            while (lines.find()) {
                Matcher keys = KEY.matcher(lines.group());
                while (keys.find()) {
                    String key = keys.group(1);
                    if (!words.has(key) && !isAuditAction(key, file)) {
                        missing.add(file + ": " + key);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyActionOfTheAuditTrailIsASentence() throws IOException {
        List<String> missing = new ArrayList<>();
        Words words = Words.in(Language.ID);
        Pattern recorded = Pattern.compile("(?:audit|trail)\\.record\\([^;]*?;", Pattern.DOTALL);
        Pattern action = Pattern.compile("\"([a-z]+\\.[a-z-]+(?:\\.[a-z-]+)*)\"");
        for (Path file : RulesTests.files(Path.of("src/main/java"), ".java")) {
            recorded.matcher(Files.readString(file))
                    .results()
                    .flatMap(record -> action.matcher(record.group()).results())
                    .map(found -> found.group(1).replaceFirst("\\.", ".trail."))
                    .filter(key -> !words.has(key))
                    .forEach(key -> missing.add(file + ": " + key));
        }
        assertThat(missing).isEmpty();
    }

    /** What is recorded in the audit trail has the shape of a key too; it is no text. */
    private static boolean isAuditAction(String key, Path file) throws IOException {
        return Pattern.compile("record\\([^;]*\"" + Pattern.quote(key) + "\"", Pattern.DOTALL)
                .matcher(Files.readString(file))
                .find();
    }
}
