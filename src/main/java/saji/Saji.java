package saji;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import saji.site.EarlySite;

/** Starts the one process: desk, API and public site. Beans go by their full class names, so that rooms may use the same words. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Saji {

    private static final PrintStream ERRORS = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    /**
     * Starts with the settings of the environment. Readers are served what is baked from the first second; the rest waits for the
     * database. Without a database, or refused by it, the process says so in one sentence and ends with status 78.
     */
    public static void main(String[] args) throws InterruptedException {
        String url = setting("spring.datasource.url", "SAJI_DB_URL", "");
        if (url.isBlank()) {
            stop("Saji needs a database: set SAJI_DB_URL (for example jdbc:postgresql://localhost/saji), "
                    + "SAJI_DB_USER and SAJI_DB_PASSWORD; to try it without one, run bin/dev.");
            return;
        }
        EarlySite.open(System.getenv());
        String refusal = FirstConnection.refusal(
                url,
                setting("spring.datasource.username", "SAJI_DB_USER", "saji"),
                setting("spring.datasource.password", "SAJI_DB_PASSWORD", ""),
                ERRORS::println);
        if (refusal != null) {
            stop(refusal);
        }
        SpringApplication.run(Saji.class, args);
    }

    private static String setting(String property, String name, String otherwise) {
        return System.getProperty(property, System.getenv().getOrDefault(name, otherwise));
    }

    private static void stop(String sentence) {
        ERRORS.println(sentence);
        System.exit(78);
    }
}
