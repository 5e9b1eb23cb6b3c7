package saji.dev;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import saji.assets.Assets;
import saji.channels.Connecting;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.signin.SignIn;
import saji.intake.Agenda;
import saji.intake.Asking;
import saji.intake.Intake;
import saji.newsroom.Newsroom;
import saji.newsroom.Posting;
import saji.platform.DueWork;
import saji.platform.Ids;
import saji.platform.Settings;
import saji.support.SettableClock;
import saji.support.TestPeople;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The living demo city: on an empty database the last three months are played through the rooms' doors, each act at its moment; then
 * {@code <data>/demo-access.json} gets a token and a one-time sign-in link for each of its people.
 */
@Order(100)
class DemoCity implements ApplicationRunner {

    /** A file in the data folder while the city is being made: if it is there at a start, the city is not whole. */
    static final String BEGUN = "demo-begun";

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Directory directory;
    private final Assets assets;
    private final Intake intake;
    private final Agenda agenda;
    private final Asking asking;
    private final Newsroom newsroom;
    private final Connecting connecting;
    private final Posting posting;
    private final List<DueWork> works;
    private final Ids ids;
    private final SettableClock clock;
    private final Settings settings;
    private final TestPeople people;
    private final SignIn signIn;
    private final JsonMapper json;

    DemoCity(
            Directory directory,
            Assets assets,
            Intake intake,
            Agenda agenda,
            Asking asking,
            Newsroom newsroom,
            Connecting connecting,
            Posting posting,
            List<DueWork> works,
            Ids ids,
            SettableClock clock,
            Settings settings,
            TestPeople people,
            SignIn signIn,
            JsonMapper json) {
        this.directory = directory;
        this.assets = assets;
        this.intake = intake;
        this.agenda = agenda;
        this.asking = asking;
        this.newsroom = newsroom;
        this.connecting = connecting;
        this.posting = posting;
        this.works = works;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.people = people;
        this.signIn = signIn;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Path begun = settings.data().resolve(BEGUN);
        if (directory.personByUsername("admin").isEmpty()) {
            mark(begun);
            OUT.println(
                    "The demo city is being made: its people, materials, pictures and stories of the last three months");
            play();
            unmark(begun);
        }
        writeAccess();
        OUT.println("Saji is ready: " + settings.baseUrl() + "  (desk: " + settings.address("/desk") + ")");
    }

    private void play() {
        Instant now = clock.instant();
        ZoneId zone = directory.city().zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        DemoPlay play = new DemoPlay();
        DemoChannels channels = new DemoChannels(connecting, posting, people, works, now);
        channels.add(play);
        DemoMaterials materials = new DemoMaterials(directory, assets, intake, ids);
        DemoStories stories = new DemoStories(directory, newsroom, materials, channels, ids);
        clock.set(today.minusDays(100).atTime(8, 0).atZone(zone).toInstant());
        usernames().forEach(people::person);
        DemoFile.all(folder("materials"), today, zone).forEach(file -> materials.add(file, play));
        DemoFile.all(folder("stories"), today, zone).forEach(file -> stories.add(file, play));
        DemoAgenda asked = new DemoAgenda(directory, agenda, asking, intake, materials, people, ids);
        DemoFile.all(folder("agenda"), today, zone).forEach(file -> asked.add(file, play));
        int[] shown = {0};
        play.play(clock, now, percent -> {
            if (percent / 10 > shown[0]) {
                shown[0] = percent / 10;
                OUT.println("  " + percent + " %");
            }
        });
    }

    private static void mark(Path begun) {
        try {
            Files.createDirectories(begun.toAbsolutePath().getParent());
            Files.writeString(begun, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unmark(Path begun) {
        try {
            Files.deleteIfExists(begun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> usernames() {
        try (CSVParser rows = CSVParser.parse(
                folder("people.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return rows.stream().map(row -> row.get("username")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeAccess() {
        Path file = settings.data().resolve("demo-access.json");
        JsonNode before = Files.exists(file) ? json.readTree(file.toFile()) : json.createObjectNode();
        Map<String, Map<String, String>> access = new LinkedHashMap<>();
        for (String username : usernames()) {
            Person person = people.person(username);
            Map<String, String> keys = new LinkedHashMap<>();
            keys.put("title", person.title());
            keys.put(
                    "token",
                    people.lastingToken(
                            person.username(),
                            before.path(username).path("token").asString(null)));
            keys.put(
                    "link",
                    signIn.link(Actor.system(), person.id(), Duration.ofDays(1)).orElseThrow());
            access.put(person.username(), keys);
        }
        try {
            Files.createDirectories(settings.data());
            Files.writeString(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(access));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String name) {
        return settings.city().resolve("demo").resolve(name);
    }
}
