package saji;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the one process: desk, API and public site. */
@SpringBootApplication
public class Saji {

    public static void main(String[] args) {
        SpringApplication.run(Saji.class, args);
    }
}
