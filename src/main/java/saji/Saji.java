package saji;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Starts the one process: desk, API and public site. Beans go by their full class names, so that rooms may use the same words. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Saji {

    /** Starts with the settings of the environment; without a database it says so in one sentence and ends with status 78. */
    public static void main(String[] args) {
        if (System.getenv("SAJI_DB_URL") == null && System.getProperty("spring.datasource.url") == null) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8)
                    .println("Saji needs a database: set SAJI_DB_URL (for example jdbc:postgresql://localhost/saji), "
                            + "SAJI_DB_USER and SAJI_DB_PASSWORD; to try it without one, run bin/dev.");
            System.exit(78);
        }
        SpringApplication.run(Saji.class, args);
    }
}
