package saji.intake.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import saji.assets.Assets;
import saji.platform.Reason;

/**
 * The hand-in form with all that stands around it.
 *
 * @param isNew whether nothing of it is stored yet
 * @param state of the material, as a text key's end
 * @param savedAt time of day of the last save, or empty
 * @param person user name of the reader: what a phone keeps is kept for one person
 * @param agencies whom the reader may hand in for
 * @param areas all areas, each district followed by its subdistricts
 * @param events own events near today
 * @param attachments what is known of the photos and documents, by id
 * @param facts facts handed in before: changed on the material's page only
 * @param reasons why it was refused
 * @param differences where a newer version differs from what was typed
 * @param question what the office asked when it sent the material back, or empty
 * @param asked the request that is answered, or null
 * @param spareIds ids for facts that a form without script may still take
 * @param neighbours what may be the same event, or clash with it
 */
public record HandInPage(
        HandInForm form,
        boolean isNew,
        String state,
        String savedAt,
        String person,
        List<Choice> agencies,
        List<AreaGroup> areas,
        List<Choice> topics,
        List<Choice> events,
        String programmeName,
        Map<String, Attachment> attachments,
        List<FactLine> facts,
        List<Reason> reasons,
        List<Difference> differences,
        String question,
        @Nullable Asked asked,
        List<String> spareIds,
        NeighboursView neighbours) {

    /** Something to choose. */
    public record Choice(String value, String label) {}

    /** A district with its subdistricts; the first choice is the district itself. */
    public record AreaGroup(String label, List<Choice> areas) {}

    /**
     * A stored photo or document.
     *
     * @param thumbnail address of a small picture, or empty when it is none
     */
    public record Attachment(String name, String thumbnail, boolean picture) {}

    /** A fact that was handed in. */
    public record FactLine(String id, String claim, String value, String source, int revision) {}

    /** A question answered in two ways. */
    public record Difference(String label, String mine, String theirs) {}

    /** The request that is answered. */
    public record Asked(String title, String wanted, String due) {}

    public boolean isTopic(String slug) {
        return form.topics().contains(slug);
    }

    /** The size of the largest photo, document or video in MiB. */
    public int mostMebibytes() {
        return Assets.MOST_MEBIBYTES;
    }

    /** What is wrong with one question. */
    public List<Reason> reasonsAt(String field) {
        return reasons.stream().filter(reason -> field.equals(reason.field())).toList();
    }

    public @Nullable Attachment attachment(String id) {
        return attachments.get(id);
    }

    /** Photos and documents that a fact can rest on. */
    public List<Choice> documents() {
        return form.photos().stream()
                .map(photo -> new Choice(photo.id(), name(photo)))
                .toList();
    }

    private String name(HandInForm.PhotoRow photo) {
        Attachment known = attachments.get(photo.id());
        return !photo.caption().isBlank() ? photo.caption() : known == null ? photo.id() : known.name();
    }
}
