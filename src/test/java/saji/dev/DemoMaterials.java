package saji.dev;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.platform.Ids;

/** Plays how agencies handed in the materials of the demo city, and remembers them for its stories. */
final class DemoMaterials {

    private static final Duration TYPING = Duration.ofMinutes(4);

    private final Directory directory;
    private final Assets assets;
    private final Intake intake;
    private final Ids ids;
    private final Map<String, MaterialId> materials = new HashMap<>();
    private final Map<String, AssetId> photos = new HashMap<>();
    private final Map<String, FactId> facts = new HashMap<>();

    DemoMaterials(Directory directory, Assets assets, Intake intake, Ids ids) {
        this.directory = directory;
        this.assets = assets;
        this.intake = intake;
        this.ids = ids;
    }

    MaterialId material(String key) {
        return known(materials, key);
    }

    /** The photo {@code p1} of a material, as {@code material/p1}. */
    AssetId photo(String key) {
        return known(photos, key);
    }

    FactId fact(String key) {
        return known(facts, key);
    }

    /** Lays the acts of one material into the play. */
    void add(DemoFile file, DemoPlay play) {
        String key = file.text("key");
        Instant handedIn = file.at("handed_in");
        String state = file.text("state");
        play.at(handedIn.minus(TYPING), () -> begin(key, file));
        if (state.equals("draft")) {
            return;
        }
        play.at(handedIn, () -> intake.submit(officer(file), material(key)).orElseThrow());
        List<DemoFile> thread = file.parts("thread");
        for (DemoFile said : thread) {
            boolean isLast = said.equals(thread.getLast());
            play.at(said.at("at"), () -> say(key, file, said, isLast && !state.equals("returned")));
        }
        if (state.equals("declined")) {
            Instant last = thread.isEmpty()
                    ? handedIn.plus(Duration.ofHours(3))
                    : thread.getLast().at("at");
            play.at(
                    last.plus(Duration.ofMinutes(10)),
                    () -> intake.decline(actor("editor"), material(key), file.text("declined_reason"))
                            .orElseThrow());
        } else if (state.equals("accepted")) {
            Instant last = thread.isEmpty() ? handedIn : thread.getLast().at("at");
            play.at(last.plus(Duration.ofHours(1)), () -> accept(key, file));
        }
    }

    private void begin(String key, DemoFile file) {
        Actor officer = officer(file);
        AgencyId agency =
                directory.agencyByCode(file.text("agency")).orElseThrow().id();
        List<AssetId> pictures = new ArrayList<>();
        for (DemoFile photo : file.parts("photos")) {
            pictures.add(photo(key, photo, officer, agency));
        }
        MaterialId id = new MaterialId(ids.next());
        materials.put(key, id);
        intake.begin(officer, id, agency, draft(file, pictures)).orElseThrow();
        for (DemoFile fact : file.parts("facts")) {
            FactId factId = new FactId(ids.next());
            facts.put(fact.text("key"), factId);
            intake.stateFact(officer, id, factId, fact.text("claim"), fact.text("value"), fact.text("source"), null)
                    .orElseThrow();
        }
    }

    private AssetId photo(String key, DemoFile photo, Actor officer, AgencyId agency) {
        String name = key + "-" + photo.text("key");
        byte[] picture = ScenePainter.paint(photo.text("scene"), name.hashCode());
        AssetId id = assets.store(officer, agency, name + ".jpg", new ByteArrayInputStream(picture))
                .orElseThrow()
                .id();
        assets.describe(
                        officer,
                        id,
                        new Assets.Description(
                                photo.text("caption"),
                                photo.text("alt"),
                                photo.text("credit"),
                                Boolean.TRUE.equals(photo.values().get("consent")),
                                0.5,
                                0.5))
                .orElseThrow();
        photos.put(key + "/" + photo.text("key"), id);
        return id;
    }

    private static Intake.Draft draft(DemoFile file, List<AssetId> pictures) {
        return new Intake.Draft(
                Material.Stage.valueOf(file.text("stage").toUpperCase(Locale.ROOT)),
                file.text("title"),
                file.text("what"),
                file.atIfGiven("begins").orElse(null),
                file.atIfGiven("ends").orElse(null),
                area(file),
                file.text("place"),
                null,
                null,
                file.text("who"),
                file.text("why"),
                file.text("next"),
                file.bodyText(),
                file.texts("topics"),
                file.has("programme") ? file.text("programme") : null,
                pictures,
                file.parts("quotes").stream()
                        .map(quote -> new Material.Quote(
                                quote.text("speaker"),
                                quote.text("text"),
                                Boolean.TRUE.equals(quote.values().get("confirmed"))))
                        .toList());
    }

    private static @Nullable AreaCode area(DemoFile file) {
        return file.has("area") ? new AreaCode(file.text("area")) : null;
    }

    private void say(String key, DemoFile file, DemoFile said, boolean handsInAgain) {
        Actor speaker = actor(said.text("by"));
        if (speaker.isOffice()
                && state(key) == Material.State.SUBMITTED
                && !file.text("state").equals("declined")) {
            intake.returnWith(speaker, material(key), said.text("text")).orElseThrow();
            return;
        }
        intake.say(speaker, material(key), said.text("text")).orElseThrow();
        if (handsInAgain && !speaker.isOffice() && state(key) == Material.State.RETURNED) {
            intake.submit(officer(file), material(key)).orElseThrow();
        }
    }

    private void accept(String key, DemoFile file) {
        if (state(key) == Material.State.RETURNED) {
            intake.submit(officer(file), material(key)).orElseThrow();
        }
        intake.accept(actor("editor2"), material(key)).orElseThrow();
    }

    private Material.State state(String key) {
        return intake.material(actor("editor"), material(key)).orElseThrow().state();
    }

    private Actor officer(DemoFile file) {
        return actor(file.text("officer"));
    }

    private Actor actor(String username) {
        return directory.actor(
                directory.personByUsername(username).orElseThrow().id());
    }

    private static <T> T known(Map<String, T> things, String key) {
        T thing = things.get(key);
        if (thing == null) {
            throw new IllegalArgumentException("The demo city has no '" + key + "' at this moment");
        }
        return thing;
    }
}
