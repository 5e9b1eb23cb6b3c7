package saji.intake.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.intake.MaterialLine;
import saji.intake.Overview;
import saji.platform.Words;

/** Lists of materials: one's own, and what came in. */
@Controller
class LinesController {

    private static final int PAGE = 25;

    private final Overview overview;
    private final Directory directory;
    private final Names names;
    private final Places places;
    private final InstantSource clock;

    LinesController(Overview overview, Directory directory, Names names, Places places, InstantSource clock) {
        this.overview = overview;
        this.directory = directory;
        this.names = names;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/desk/intake/materials")
    String own(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        if (actor.officerOf().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Lines.Asked asked = new Lines.Asked(state, "", "", "", shortened(q));
        List<MaterialLine> found = overview.own(actor, filter(asked), place(after), PAGE + 1);
        model.addAttribute("list", lines(words, "/desk/intake/materials", asked, found, Map.of(), false));
        return "intake/materials";
    }

    @GetMapping("/desk/intake/incoming")
    String incoming(
            Actor actor,
            Words words,
            @RequestParam(defaultValue = "submitted") String state,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String age,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        if (!actor.isOffice()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Lines.Asked asked = new Lines.Asked(state, agency, topic, age, shortened(q));
        List<MaterialLine> found = overview.handedIn(actor, filter(asked), place(after), PAGE + 1);
        model.addAttribute("list", lines(words, "/desk/intake/incoming", asked, found, overview.waiting(actor), true));
        return "intake/incoming";
    }

    private Lines lines(
            Words words,
            String path,
            Lines.Asked asked,
            List<MaterialLine> found,
            Map<Material.State, Integer> waiting,
            boolean office) {
        List<MaterialLine> page = found.subList(0, Math.min(PAGE, found.size()));
        Map<AgencyId, String> short_ =
                names.shortNames(page.stream().map(MaterialLine::agency).toList());
        return new Lines(
                office,
                tabs(path, asked, waiting, office),
                page.stream().map(line -> line(words, line, short_, office)).toList(),
                asked,
                names.agencies(words).entrySet().stream()
                        .map(entry -> new HandInPage.Choice(entry.getKey().toString(), entry.getValue()))
                        .toList(),
                directory.topics().stream()
                        .map(known -> new HandInPage.Choice(known.slug(), known.name(words.language())))
                        .toList(),
                found.size() > PAGE ? path + query(asked, asked.state()) + "&after=" + cursor(page.getLast()) : "");
    }

    private List<Lines.Tab> tabs(String path, Lines.Asked asked, Map<Material.State, Integer> waiting, boolean office) {
        List<Lines.Tab> tabs = new ArrayList<>();
        for (Material.State state : Material.State.values()) {
            String key = state.name().toLowerCase(Locale.ROOT);
            if (!office || state != Material.State.DRAFT) {
                tabs.add(new Lines.Tab(
                        key, path + query(asked, key), key.equals(asked.state()), waiting.getOrDefault(state, 0)));
            }
        }
        tabs.add(new Lines.Tab("all", path + query(asked, office ? "all" : ""), state(asked.state()) == null, 0));
        return tabs;
    }

    private Lines.Line line(Words words, MaterialLine line, Map<AgencyId, String> agencies, boolean office) {
        boolean open = line.state() == Material.State.DRAFT || line.state() == Material.State.RETURNED;
        return new Lines.Line(
                "/desk/intake/materials/" + line.id()
                        + (open && !office && line.state() == Material.State.DRAFT ? "/edit" : ""),
                line.title(),
                agencies.getOrDefault(line.agency(), ""),
                line.state().name().toLowerCase(Locale.ROOT),
                line.stage().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                names.when(line.begins(), words),
                places.name(line.area(), words),
                names.ago(line.at(), words),
                line.attached());
    }

    private Overview.Filter filter(Lines.Asked asked) {
        Instant now = clock.instant();
        Instant since = switch (asked.age()) {
            case "day" -> now.minus(Duration.ofDays(1));
            case "week" -> now.minus(Duration.ofDays(7));
            case "month" -> now.minus(Duration.ofDays(30));
            default -> null;
        };
        return new Overview.Filter(
                state(asked.state()),
                HandInParsing.uuid(asked.agency()).map(AgencyId::new).orElse(null),
                directory.topic(asked.topic()).map(topic -> topic.slug()).orElse(null),
                since,
                "older".equals(asked.age()) ? now.minus(Duration.ofDays(3)) : null,
                asked.q());
    }

    private static Material.@Nullable State state(String key) {
        return Arrays.stream(Material.State.values())
                .filter(state -> state.name().equalsIgnoreCase(key))
                .findFirst()
                .orElse(null);
    }

    private static String query(Lines.Asked asked, String state) {
        return "?state=" + encoded(state) + "&agency=" + encoded(asked.agency()) + "&topic=" + encoded(asked.topic())
                + "&age=" + encoded(asked.age()) + "&q=" + encoded(asked.q());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String shortened(String q) {
        String words = q.replace("\0", "");
        return words.length() > 200 ? words.substring(0, 200) : words;
    }

    /** A place in a list, as an address carries it: microseconds and id. */
    static String cursor(MaterialLine line) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, line.at()) + "_" + line.id();
    }

    static Overview.@Nullable Place place(String cursor) {
        int cut = cursor.indexOf('_');
        Optional<UUID> id = HandInParsing.uuid(cursor.substring(cut + 1));
        if (cut < 1
                || cut > 17
                || id.isEmpty()
                || !cursor.substring(0, cut).chars().allMatch(Character::isDigit)) {
            return null;
        }
        Instant at = Instant.EPOCH.plus(Long.parseLong(cursor.substring(0, cut)), ChronoUnit.MICROS);
        return new Overview.Place(at, new MaterialId(id.get()));
    }
}
