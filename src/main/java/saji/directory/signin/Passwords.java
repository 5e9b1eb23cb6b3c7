package saji.directory.signin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import saji.directory.Person;
import saji.directory.PersonId;
import saji.platform.Reason;
import saji.platform.Rows;

/** The staff's passwords, hashed, and what a password must be. */
@Component
class Passwords {

    static final int SHORTEST = 12;
    private static final int MOST_BYTES = 72;
    private static final Set<String> COMMON = common();

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(11)));
    private final String nobodys = Objects.requireNonNull(encoder.encode("nobody has this password"));

    Passwords(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean has(PersonId person) {
        return hash(person).isPresent();
    }

    void set(PersonId person, String password) {
        jdbc.sql("""
                insert into directory.password (person_id, hash, set_at) values (:person, :hash, :now)
                on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at
                """)
                .param("person", person.value())
                .param("hash", encoder.encode(password))
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    void forget(PersonId person) {
        jdbc.sql("delete from directory.password where person_id = :person")
                .param("person", person.value())
                .update();
    }

    /** Whether the password is right; takes as long for someone unknown, or without a password, as for anyone. */
    boolean matches(@Nullable PersonId person, String password) {
        Optional<String> hash = person == null ? Optional.empty() : hash(person);
        String tried = password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES ? "" : password;
        return encoder.matches(tried, hash.orElse(nobodys)) && hash.isPresent();
    }

    /** Why {@code password} may not be the person's; empty when it may. */
    static List<Reason> wrong(String password, Person person) {
        List<Reason> reasons = new ArrayList<>();
        if (password.length() < SHORTEST) {
            reasons.add(Reason.of("directory.password.short", SHORTEST).at("password"));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            reasons.add(Reason.of("directory.password.long", MOST_BYTES).at("password"));
        }
        String bare = bare(password);
        boolean aboutPerson = bare.contains(bare(person.username()))
                && bare.length() < person.username().length() + 6;
        String lettersOnly = password.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (COMMON.contains(bare)
                || COMMON.contains(lettersOnly)
                || bare.chars().distinct().count() < 4
                || aboutPerson) {
            reasons.add(Reason.of("directory.password.common").at("password"));
        }
        return reasons;
    }

    /** What remains of a password when case, digits and signs around it are taken away, and the usual letters for digits undone. */
    private static String bare(String password) {
        String letters = password.toLowerCase(Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('@', 'a')
                .replace('$', 's');
        return letters.replaceAll("[^a-z]", "");
    }

    private Optional<String> hash(PersonId person) {
        return jdbc.sql("select hash from directory.password where person_id = :person")
                .param("person", person.value())
                .query(String.class)
                .optional();
    }

    private static Set<String> common() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Passwords.class.getResourceAsStream("/directory/common-passwords.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Passwords::bare)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
