package saji.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.NewPerson;
import saji.directory.Person;
import saji.directory.Role;
import saji.directory.Scope;
import saji.directory.Staffing;
import saji.directory.signin.Tokens;
import saji.platform.Settings;

/**
 * The people of the demo city, enrolled when a test first asks for one: {@code admin}, {@code editor}, {@code editor2},
 * {@code approver}, {@code leader} and the PR officers {@code dinkes}, {@code bpbd}, {@code dpu}, {@code pamulang} and so on.
 */
public class TestPeople {

    private final Directory directory;
    private final Staffing staffing;
    private final Tokens tokens;
    private final Path file;

    TestPeople(Directory directory, Staffing staffing, Tokens tokens, Settings settings) {
        this.directory = directory;
        this.staffing = staffing;
        this.tokens = tokens;
        this.file = settings.city().resolve("demo/people.csv");
    }

    /** One of the demo city's people, for commands of a door. */
    public Actor actor(String username) {
        return directory.actor(person(username).id());
    }

    public synchronized Person person(String username) {
        return directory.personByUsername(username).orElseGet(() -> enrol(username));
    }

    /** A new person with just this role, for tests that change people. */
    public Actor fresh(String username, Role role, String agency) {
        NewPerson given = new NewPerson(
                username,
                username,
                username,
                username,
                username + "@localhost",
                List.of(new NewPerson.RoleAt(role, agency)));
        return directory.actor(
                staffing.enrol(Actor.system(), given).orElseThrow().id());
    }

    /** A token of {@code username} for {@code Authorization: Bearer}; with every scope when none is named. */
    public String token(String username, Scope... scopes) {
        return tokens.make(
                        actor(username), "test", java.util.Set.of(scopes.length == 0 ? Scope.values() : scopes), null)
                .orElseThrow()
                .secret();
    }

    /** A token that outlives restarts: {@code known} while it works, otherwise a new one in place of those given before. */
    public String lastingToken(String username, @Nullable String known) {
        Actor actor = actor(username);
        if (known != null
                && tokens.use(known)
                        .filter(token -> token.person().equals(actor.id()))
                        .isPresent()) {
            return known;
        }
        tokens.of(actor.id()).stream()
                .filter(token -> token.name().equals("test") && token.revokedAt() == null)
                .forEach(token -> tokens.revoke(actor, token.id()).orElseThrow());
        return token(username);
    }

    private Person enrol(String username) {
        try (CSVParser rows = CSVParser.parse(
                file,
                StandardCharsets.UTF_8,
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            CSVRecord row = rows.stream()
                    .filter(person -> person.get("username").equals(username))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No demo person " + username));
            List<NewPerson.RoleAt> roles = Arrays.stream(row.get("roles").split(";"))
                    .map(role -> new NewPerson.RoleAt(Role.valueOf(role.toUpperCase(Locale.ROOT)), row.get("agency")))
                    .toList();
            return staffing.enrol(
                            Actor.system(),
                            new NewPerson(
                                    username,
                                    row.get("title"),
                                    row.get("title"),
                                    row.get("title_en"),
                                    username + "@localhost",
                                    roles))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
