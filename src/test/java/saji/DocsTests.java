package saji;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say again must be what the code says. */
class DocsTests {

    private static final Path ROOMS = Path.of("src/main/java/saji");

    @Test
    void theRoomTableIsMadeFromTheCode() throws IOException {
        Set<String> inCode = new TreeSet<>();
        for (Path info : roomInfos()) {
            inCode.add(row(info));
        }
        Set<String> inDocs = Files.readAllLines(Path.of("ARCHITECTURE.md")).stream()
                .filter(line -> line.matches("\\| `\\w+` \\|.*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(inDocs).isEqualTo(inCode);
    }

    @Test
    void everySettingIsDescribed() throws IOException {
        Pattern setting = Pattern.compile("SAJI_[A-Z0-9_]*[A-Z0-9]\\b");
        Set<String> described = found(setting, Files.readString(Path.of("docs/operating.md")));
        Set<String> known =
                new TreeSet<>(found(setting, Files.readString(Path.of("src/main/resources/application.properties"))));
        for (Path file : RulesTests.files(Path.of("src/main/java"), ".java")) {
            known.addAll(found(setting, Files.readString(file)));
        }
        assertThat(described).containsAll(known);
    }

    @Test
    void linksBetweenDocumentsLeadSomewhere() throws IOException {
        Set<String> broken = new TreeSet<>();
        Pattern link = Pattern.compile("\\]\\((?!https?:|#|mailto:|/)([^)#]+)");
        List<Path> documents = new ArrayList<>(RulesTests.files(Path.of("docs"), ".md"));
        for (String top :
                List.of("README", "ARCHITECTURE", "STYLE", "CONTRIBUTING", "CHANGELOG", "SECURITY", "UPGRADING")) {
            documents.add(Path.of(top + ".md"));
        }
        for (Path document : documents) {
            for (String target : found(link, Files.readString(document), 1)) {
                if (!Files.exists(document.resolveSibling(target))) {
                    broken.add(document + " → " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<Path> roomInfos() throws IOException {
        try (Stream<Path> rooms = Files.list(ROOMS)) {
            return rooms.filter(Files::isDirectory)
                    .map(room -> room.resolve("package-info.java"))
                    .toList();
        }
    }

    private static String row(Path info) throws IOException {
        String text = Files.readString(info);
        Matcher sentence =
                Pattern.compile("/\\*\\*\\s*(.*?)\\s*\\*/", Pattern.DOTALL).matcher(text);
        Matcher allowed = Pattern.compile("allowedDependencies\\s*=\\s*\\{(.*?)}", Pattern.DOTALL)
                .matcher(text);
        assertThat(sentence.find() && allowed.find()).as(info.toString()).isTrue();
        String uses = Arrays.stream(allowed.group(1).split(","))
                .map(use -> use.replace("\"", "").strip().replaceAll("::.*", ""))
                .filter(use -> !use.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        String purpose = sentence.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ");
        return "| `" + ROOMS.relativize(info).getName(0) + "` | " + purpose + " | "
                + (uses.isEmpty() ? "nothing" : uses) + " |";
    }

    private static Set<String> found(Pattern pattern, String text) {
        return found(pattern, text, 0);
    }

    private static Set<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
