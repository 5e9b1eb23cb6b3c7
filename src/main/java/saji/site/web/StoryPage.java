package saji.site.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.platform.Elsewhere;
import saji.platform.SafeHtml;

/**
 * A story's own page.
 *
 * @param published moment of publication, written out
 * @param changed moment of the edition that stands, written out, or null for the first edition
 * @param changedIso the same, ISO 8601, or null
 * @param minutes that reading takes
 * @param pictures those besides the lead picture
 * @param translation path of the version in the other language, or null
 * @param forms where it also stands for machines
 */
public record StoryPage(
        Frame frame,
        Card card,
        SafeHtml body,
        String published,
        @Nullable String changed,
        @Nullable String changedIso,
        int minutes,
        List<Frame.Link> agencies,
        List<Frame.Link> topics,
        List<Frame.Link> areas,
        List<Picture> pictures,
        List<Attachment> attachments,
        List<Source> sources,
        List<Note> corrections,
        List<Frame.Link> share,
        List<Card> related,
        @Nullable String translation,
        List<Elsewhere.Form> forms) {

    /** A document or video to take along; {@code size} written out. */
    public record Attachment(String name, String path, String kind, String size, boolean video) {}

    /** Where a cited figure comes from; {@code number} is its mark in the text. */
    public record Source(int number, String value, String claim, String source) {}

    /** A correction. */
    public record Note(String at, String iso, String text) {}
}
