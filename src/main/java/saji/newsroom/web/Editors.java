package saji.newsroom.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.AgencyId;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.intake.Overview;
import saji.newsroom.Command;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryDetail;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.platform.Reason;

/** Makes the editor's page. */
@Component
class Editors {

    private static final int OFFERED = 15;

    private final Newsroom newsroom;
    private final Intake intake;
    private final Overview overview;
    private final StoryPages pages;
    private final ChoicesOffered choices;
    private final Readers readers;

    Editors(
            Newsroom newsroom,
            Intake intake,
            Overview overview,
            StoryPages pages,
            ChoicesOffered choices,
            Readers readers) {
        this.newsroom = newsroom;
        this.intake = intake;
        this.overview = overview;
        this.pages = pages;
        this.choices = choices;
        this.readers = readers;
    }

    EditorView view(Turn turn, StoryDetail story, int base, Text text, List<String> byHand, List<Reason> refused) {
        List<Material> materials = materials(text.materials());
        Set<AgencyId> agencies = new HashSet<>(text.agencies());
        materials.forEach(material -> agencies.add(material.agency()));
        List<NewStoryView.Offer> offers = offers(turn, text.materials());
        offers.forEach(offer -> agencies.add(offer.agency()));
        Reader reader = readers.of(
                turn.words(),
                Stream.concat(
                                Stream.of(
                                        story.summary().author(), story.latest().by()),
                                materials.stream().map(Material::officer))
                        .toList(),
                agencies);
        return new EditorView(
                story,
                reader,
                base,
                text,
                preview(text, story.id(), StoryPages.revised(story)),
                choices.all(),
                materials,
                offers,
                materials.isEmpty() ? List.of() : intake.factsOf(text.materials()),
                StoryPages.revised(story),
                pictures(text, materials),
                newsroom.findings(text),
                byHand,
                story.can(Command.SAVE) ? newsroom.present(turn.actor(), story.id()) : List.of(),
                refused);
    }

    PreviewView preview(Text text, StoryId story, Set<FactId> revised) {
        Text.English english = text.english();
        List<Picture> chosen = pages.pictures(text.assets().stream().limit(1).toList());
        return new PreviewView(
                text.title(),
                text.lead(),
                Rendering.forDesk(text.body(), story, revised),
                english == null ? null : english.title(),
                english == null ? null : english.lead(),
                english == null ? null : Rendering.forDesk(english.body(), story, revised),
                firstImage(chosen));
    }

    private static @Nullable Picture firstImage(List<Picture> pictures) {
        return pictures.stream().filter(Picture::image).findFirst().orElse(null);
    }

    private List<Material> materials(List<MaterialId> ids) {
        Map<MaterialId, Material> found = ids.isEmpty() ? Map.of() : intake.materials(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<NewStoryView.Offer> offers(Turn turn, List<MaterialId> chosen) {
        return Stream.of(Material.State.SUBMITTED, Material.State.ACCEPTED)
                .flatMap(
                        state -> overview
                                .handedIn(
                                        turn.actor(),
                                        new Overview.Filter(state, null, null, null, null, ""),
                                        null,
                                        OFFERED)
                                .stream())
                .filter(line -> !chosen.contains(line.id()))
                .map(NewStoryView.Offer::of)
                .toList();
    }

    private List<Picture> pictures(Text text, List<Material> materials) {
        List<Picture> pictures = new ArrayList<>(pages.pictures(text.assets()));
        List<AssetId> further = materials.stream()
                .flatMap(material -> material.assets().stream())
                .filter(asset -> !text.assets().contains(asset))
                .distinct()
                .toList();
        pages.pictures(further).forEach(picture -> pictures.add(picture.notChosen()));
        return pictures;
    }
}
