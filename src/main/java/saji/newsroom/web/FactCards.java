package saji.newsroom.web;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.intake.Fact;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.newsroom.Command;
import saji.newsroom.Flag;
import saji.newsroom.StoryDetail;
import saji.newsroom.Text;

/** Looks up where facts come from, for those who may see a story that uses them. */
@Component
class FactCards {

    private static final Pattern CITED = Pattern.compile("fakta:([0-9a-f-]{36})");

    private final StoryPages pages;
    private final Intake intake;
    private final Assets assets;
    private final Readers readers;

    FactCards(StoryPages pages, Intake intake, Assets assets, Readers readers) {
        this.pages = pages;
        this.intake = intake;
        this.assets = assets;
        this.readers = readers;
    }

    /** A fact of a story that the actor may see; of any other it is not told whether it exists. */
    FactCard card(Turn turn, UUID id) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        Fact fact = intake.facts(List.of(new FactId(id))).get(new FactId(id));
        Text text = story.latest().text();
        if (fact == null
                || !(text.materials().contains(fact.material()) || cited(text).contains(id))) {
            throw StoryPages.notFound();
        }
        Material material = Objects.requireNonNull(
                intake.materials(List.of(fact.material())).get(fact.material()));
        Flag flag = story.flags().stream()
                .filter(open -> open.isOpen() && fact.id().equals(open.fact()))
                .findFirst()
                .orElse(null);
        Reader reader = readers.of(turn.words(), List.of(fact.officer()), List.of(material.agency()));
        return new FactCard(
                story.id(),
                fact,
                reader,
                reader.agencyName(material.agency()),
                material.title(),
                "/desk/intake/materials/" + material.id(),
                document(fact.document()),
                flag,
                flag != null && story.can(Command.CORRECT_FACT));
    }

    private @Nullable Picture document(@Nullable AssetId id) {
        return id == null
                ? null
                : assets.find(id).map(asset -> Picture.of(asset, false)).orElse(null);
    }

    private static Set<UUID> cited(Text text) {
        Text.English english = text.english();
        String all = text.body() + (english == null ? "" : english.body());
        return CITED.matcher(all)
                .results()
                .map(match -> Turn.uuid(match.group(1)))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
