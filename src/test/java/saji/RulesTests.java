package saji;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of ARCHITECTURE.md and STYLE.md that a test can hold. */
class RulesTests {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("saji");

    @Test
    void roomsUseOnlyWhatTheyMay() {
        ApplicationModules.of(Saji.class).verify();
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        Set<Path> bare = new TreeSet<>();
        for (Path file : files(Path.of("src"), ".java")) {
            Path info = file.resolveSibling("package-info.java");
            if (!file.startsWith("src/test/java/saji/" + file.getFileName())
                    && (!Files.exists(info) || !Files.readString(info).contains("@NullMarked"))
                    && !Files.exists(Path.of(info.toString().replace("src/test", "src/main")))) {
                bare.add(info);
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void timeComesFromTheOneClock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("PlatformSetup")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .check(CLASSES);
    }

    @Test
    void namesAreOfTheTrade() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Service")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .resideInAPackage("..common..")
                .check(CLASSES);
    }

    /** Generated template classes lie outside the rooms, so {@code verify()} does not see them. */
    @Test
    void templatesImportOnlyTheirRoomAndThePlatform() throws IOException {
        List<String> strangers = new ArrayList<>();
        Pattern imported = Pattern.compile("@import (?:static )?(saji\\.[\\w.]+)");
        for (Path template : files(TEMPLATES, ".jte")) {
            String room = TEMPLATES.relativize(template).getName(0).toString();
            Matcher found = imported.matcher(Files.readString(template));
            while (found.find()) {
                String type = found.group(1);
                if (!type.startsWith("saji.platform.") && !type.startsWith("saji." + room + ".")) {
                    strangers.add(template + " imports " + type);
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void templatesHoldNothingInline() throws IOException {
        List<String> found = new ArrayList<>();
        Pattern inline = Pattern.compile(
                "\\sstyle=\"|\\son[a-z]+=\"|hx-on|<style|<script(?![^>]*(src=|ld\\+json|speculationrules))");
        for (Path template : files(TEMPLATES, ".jte")) {
            String text = Files.readString(template);
            if (inline.matcher(text).find()) {
                found.add(template + " has inline script or style");
            }
            if (text.contains("$unsafe") && !template.endsWith("platform/html.jte")) {
                found.add(template + " prints unescaped");
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyFormOfTheDeskIsProtected() throws IOException {
        List<String> bare = new ArrayList<>();
        Pattern form = Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
        for (Path template : files(TEMPLATES, ".jte")) {
            Matcher forms = form.matcher(Files.readString(template));
            while (forms.find()) {
                if (!forms.group().contains("@template.platform.csrf")) {
                    bare.add(template + ": " + forms.group().lines().findFirst().orElse(""));
                }
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void theCodeKnowsNoCity() throws IOException {
        Pattern city = Pattern.compile("tangsel|tangerang", Pattern.CASE_INSENSITIVE);
        List<Path> found = new ArrayList<>();
        for (Path file : files(Path.of("src/main"), "")) {
            String name = file.toString();
            boolean isText = Stream.of(".java", ".jte", ".sql", ".properties", ".js", ".css")
                    .anyMatch(name::endsWith);
            if (isText
                    && city.matcher(Files.readString(file).replace("city/tangsel", ""))
                            .find()) {
                found.add(file);
            }
        }
        assertThat(found).isEmpty();
    }

    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }
}
