package saji.dev;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.intake.MaterialId;
import saji.newsroom.FactCheck;
import saji.newsroom.Newsroom;
import saji.newsroom.Saving;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.platform.Ids;
import saji.platform.Language;

/** Plays how the office made the stories of the demo city. */
final class DemoStories {

    private static final Pattern CITED = Pattern.compile("\\(fakta:([a-z0-9-]+)\\)");
    private static final Pattern PASSAGE = Pattern.compile("(?m)^[^|\\n][^\\n]*\\(fakta:[^\\n]*");

    private final Directory directory;
    private final Newsroom newsroom;
    private final DemoMaterials materials;
    private final DemoChannels channels;
    private final Ids ids;
    private final Map<String, StoryId> stories = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();

    DemoStories(Directory directory, Newsroom newsroom, DemoMaterials materials, DemoChannels channels, Ids ids) {
        this.directory = directory;
        this.newsroom = newsroom;
        this.materials = materials;
        this.channels = channels;
        this.ids = ids;
    }

    /** Lays the acts of one story into the play. */
    void add(DemoFile file, DemoPlay play) {
        String state = file.text("state");
        Instant started = file.at("started");
        play.at(started, () -> begin(file));
        if (state.equals("draft")) {
            return;
        }
        Instant published = file.atIfGiven("published").orElse(started.plus(Duration.ofHours(6)));
        Duration room = Duration.between(started, published);
        Duration step = room.dividedBy(4).compareTo(Duration.ofHours(2)) < 0 ? room.dividedBy(4) : Duration.ofHours(2);
        Instant checked = started.plus(step);
        if (state.equals("urgent")) {
            play.at(
                    published,
                    () -> newsroom.publishUrgently(author(file), id(file), file.text("urgent_reason"), null)
                            .orElseThrow());
            return;
        }
        play.at(checked, () -> factCheck(file, !state.equals("fact_check")));
        if (state.equals("fact_check")) {
            return;
        }
        play.at(
                checked.plus(step.dividedBy(2)),
                () -> newsroom.askReview(author(file), id(file), "").orElseThrow());
        if (state.equals("review")) {
            channels.propose(play, checked.plus(step.dividedBy(2)), () -> author(file), () -> id(file));
            return;
        }
        Instant approved = checked.plus(step);
        play.at(approved, () -> approve(file));
        Instant said = state.equals("approved") || state.equals("scheduled") ? approved : published;
        channels.serve(play, said.plusSeconds(90), () -> author(file), () -> approver(file), () -> id(file));
        switch (state) {
            case "approved" -> {}
            case "scheduled" ->
                play.at(
                        approved.plus(Duration.ofMinutes(5)),
                        () -> newsroom.schedule(author(file), id(file), published)
                                .orElseThrow());
            default ->
                play.at(
                        published,
                        () -> newsroom.publish(approver(file), id(file)).orElseThrow());
        }
        file.part("correction").ifPresent(correction -> correct(file, correction, play));
        file.part("withdrawal")
                .ifPresent(withdrawal -> play.at(
                        withdrawal.at("at"),
                        () -> newsroom.withdraw(approver(file), id(file), withdrawal.text("reason"))
                                .orElseThrow()));
    }

    private void begin(DemoFile file) {
        StoryId id = new StoryId(ids.next());
        stories.put(file.text("key"), id);
        revisions.put(
                file.text("key"),
                newsroom.begin(author(file), id, text(file, Map.of()))
                        .orElseThrow()
                        .number());
    }

    private void factCheck(DemoFile file, boolean isAnswered) {
        List<String> passages = PASSAGE.matcher(withFacts(file.bodyText()))
                .results()
                .map(MatchResult::group)
                .limit(4)
                .toList();
        Agency agency =
                directory.agencyByCode(file.texts("agencies").getFirst()).orElseThrow();
        var officers = directory.officersOf(agency.id());
        if (officers.isEmpty()) {
            return;
        }
        List<String> asked = passages.isEmpty() ? List.of(file.text("lead")) : passages;
        FactCheck check = newsroom.askFactCheck(author(file), id(file), agency.id(), asked, "")
                .orElseThrow();
        if (isAnswered) {
            Actor officer = directory.actor(officers.getFirst().id());
            Map<Integer, String> confirmed =
                    check.passages().stream().collect(Collectors.toMap(FactCheck.Passage::number, passage -> ""));
            newsroom.answerFactCheck(officer, id(file), check.id(), check.revision(), confirmed)
                    .orElseThrow();
        }
    }

    private void approve(DemoFile file) {
        if (file.has("embargo")) {
            newsroom.setEmbargo(author(file), id(file), file.at("embargo"), "Menunggu peluncuran resmi")
                    .orElseThrow();
        }
        newsroom.approve(approver(file), id(file), revision(file)).orElseThrow();
    }

    private void correct(DemoFile file, DemoFile correction, DemoPlay play) {
        Map<String, Object> replace =
                correction.part("replace").map(DemoFile::values).orElse(Map.of());
        Instant at = correction.at("at");
        play.at(at.minus(Duration.ofMinutes(15)), () -> {
            Saving saving = newsroom.save(author(file), id(file), revision(file), text(file, replace), false)
                    .orElseThrow();
            if (saving instanceof Saving.Saved saved) {
                revisions.put(file.text("key"), saved.revision().number());
            }
            newsroom.askReview(author(file), id(file), correction.text("note")).orElseThrow();
        });
        play.at(at, () -> {
            newsroom.approve(approver(file), id(file), revision(file)).orElseThrow();
            newsroom.correct(approver(file), id(file), correction.text("note")).orElseThrow();
        });
    }

    private Text text(DemoFile file, Map<String, Object> replace) {
        return new Text(
                file.text("type"),
                replaced(file.text("title"), replace),
                replaced(file.text("lead"), replace),
                withFacts(replaced(file.bodyText(), replace)),
                english(file, replace),
                file.texts("agencies").stream().map(this::agency).toList(),
                file.texts("areas").stream().map(AreaCode::new).toList(),
                file.texts("topics"),
                materialsOf(file),
                file.has("photo") ? List.of(materials.photo(file.text("photo"))) : List.<AssetId>of());
    }

    private Text.@Nullable English english(DemoFile file, Map<String, Object> replace) {
        return file.part("en")
                .map(part -> new Text.English(
                        english(file, part, "title", replace),
                        english(file, part, "lead", replace),
                        withFacts(english(file, part, "body", replace))))
                .orElse(null);
    }

    private static String english(DemoFile file, DemoFile part, String field, Map<String, Object> replace) {
        return replaced(file.dated(String.valueOf(part.values().get(field)).strip(), Language.EN), replace);
    }

    private List<MaterialId> materialsOf(DemoFile file) {
        return file.texts("materials").stream().map(materials::material).toList();
    }

    private static String replaced(String text, Map<String, Object> replace) {
        String result = text;
        for (Map.Entry<String, Object> change : replace.entrySet()) {
            result = result.replace(change.getKey(), String.valueOf(change.getValue()));
        }
        return result;
    }

    private String withFacts(String body) {
        return CITED.matcher(body)
                .replaceAll(cited -> "(fakta:" + materials.fact(cited.group(1)).value() + ")");
    }

    private AgencyId agency(String code) {
        return directory.agencyByCode(code).orElseThrow().id();
    }

    private StoryId id(DemoFile file) {
        StoryId id = stories.get(file.text("key"));
        if (id == null) {
            throw new IllegalStateException(file.text("key") + " was not begun");
        }
        return id;
    }

    private int revision(DemoFile file) {
        return revisions.getOrDefault(file.text("key"), 0);
    }

    private Actor author(DemoFile file) {
        return actor(file.text("author"));
    }

    private Actor approver(DemoFile file) {
        return actor(file.has("approver") ? file.text("approver") : "approver");
    }

    private Actor actor(String username) {
        return directory.actor(
                directory.personByUsername(username).orElseThrow().id());
    }
}
