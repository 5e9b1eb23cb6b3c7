package saji.newsroom.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.intake.Fact;
import saji.intake.FactId;
import saji.intake.Material;
import saji.newsroom.Flag;
import saji.newsroom.Presence;
import saji.newsroom.StoryDetail;
import saji.newsroom.Text;
import saji.newsroom.checks.Finding;
import saji.platform.Reason;

/**
 * The editor's page.
 *
 * @param base number of the revision that the text began with
 * @param text what stands in the fields: as saved, or as typed when it was refused
 * @param preview the rendered text
 * @param materials what the story rests on
 * @param facts what can be cited
 * @param revised facts that have another value than the text
 * @param pictures chosen ones in their order, then those of the materials
 * @param byHand passages in which the new value of a fact must be put by hand
 * @param others who else has it open
 */
public record EditorView(
        StoryDetail story,
        Reader reader,
        int base,
        Text text,
        PreviewView preview,
        Choices choices,
        List<Material> materials,
        List<NewStoryView.Offer> offers,
        List<Fact> facts,
        Set<FactId> revised,
        List<Picture> pictures,
        List<Finding> findings,
        List<String> byHand,
        List<Presence> others,
        List<Reason> refused) {

    public String path() {
        return StoryPages.path(story.id());
    }

    public String englishTitle() {
        Text.English english = text.english();
        return english == null ? "" : english.title();
    }

    public String englishLead() {
        Text.English english = text.english();
        return english == null ? "" : english.lead();
    }

    public String englishBody() {
        Text.English english = text.english();
        return english == null ? "" : english.body();
    }

    public boolean isLeading(Agency agency) {
        return !text.agencies().isEmpty() && text.agencies().getFirst().equals(agency.id());
    }

    public boolean isFurther(Agency agency) {
        return text.agencies().stream().skip(1).anyMatch(agency.id()::equals);
    }

    /** Agencies that take part but stand no more; they stay chosen until taken out. */
    public List<AgencyId> formerAgencies() {
        Set<AgencyId> standing =
                choices.agencies().stream().map(Agency::id).collect(java.util.stream.Collectors.toSet());
        return text.agencies().stream().filter(id -> !standing.contains(id)).toList();
    }

    public List<Picture> chosen() {
        return pictures.stream().filter(Picture::chosen).toList();
    }

    public List<Picture> further() {
        return pictures.stream().filter(picture -> !picture.chosen()).toList();
    }

    public List<Fact> factsOf(Material material) {
        return facts.stream()
                .filter(fact -> fact.material().equals(material.id()))
                .toList();
    }

    public List<Flag> flags() {
        return story.flags().stream()
                .filter(flag -> flag.isOpen() && flag.kind() == Flag.Kind.FACT_REVISED)
                .toList();
    }

    public @Nullable Flag flagOf(Fact fact) {
        return flags().stream()
                .filter(flag -> fact.id().equals(flag.fact()))
                .findFirst()
                .orElse(null);
    }
}
