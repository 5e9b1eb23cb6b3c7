package saji.newsroom.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import saji.newsroom.Merge;
import saji.newsroom.Revision;
import saji.newsroom.Saving;
import saji.newsroom.StoryDetail;
import saji.newsroom.Text;
import saji.newsroom.TextDiff;

/**
 * Two people wrote at the same time: what each made of the text, and a proposal in which nothing of either is lost.
 *
 * @param parts title, lead, body and the English ones, as far as they differ
 * @param proposal everything that the proposal would save
 */
public record ConflictView(
        StoryDetail story, Reader reader, Revision theirs, Text yours, List<Part> parts, Text proposal) {

    /**
     * One part of the text.
     *
     * @param field name of its input
     * @param yours how the reader's text differs from the common beginning
     * @param theirs how the other's does
     */
    public record Part(String field, String key, TextDiff yours, TextDiff theirs, Merge merge, boolean isLong) {}

    static ConflictView of(StoryDetail story, Reader reader, Saving.Conflict conflict) {
        Text base = conflict.base().text();
        Text yours = conflict.yours();
        Text theirs = conflict.theirs().text();
        List<Part> parts = new ArrayList<>();
        String title = add(parts, "title", "title", base.title(), yours.title(), theirs.title(), false);
        String lead = add(parts, "lead", "lead", base.lead(), yours.lead(), theirs.lead(), true);
        String body = add(parts, "body", "body", base.body(), yours.body(), theirs.body(), true);
        Text.English before = english(base);
        Text.English mine = english(yours);
        Text.English other = english(theirs);
        Text.English english = new Text.English(
                add(parts, "english.title", "english-title", before.title(), mine.title(), other.title(), false),
                add(parts, "english.lead", "english-lead", before.lead(), mine.lead(), other.lead(), true),
                add(parts, "english.body", "english-body", before.body(), mine.body(), other.body(), true));
        Text proposal = new Text(
                base.type().equals(yours.type()) ? theirs.type() : yours.type(),
                title.replace("\n\n", " / "),
                lead,
                body,
                english,
                merged(base.agencies(), yours.agencies(), theirs.agencies()),
                merged(base.areas(), yours.areas(), theirs.areas()),
                merged(base.topics(), yours.topics(), theirs.topics()),
                merged(base.materials(), yours.materials(), theirs.materials()),
                merged(base.assets(), yours.assets(), theirs.assets()));
        return new ConflictView(story, reader, conflict.theirs(), yours, List.copyOf(parts), proposal);
    }

    private static Text.English english(Text text) {
        return Objects.requireNonNullElse(text.english(), new Text.English("", "", ""));
    }

    private static String add(
            List<Part> parts, String field, String key, String base, String yours, String theirs, boolean isLong) {
        Merge merge = Merge.of(base, yours, theirs);
        if (!yours.equals(theirs)) {
            parts.add(new Part(
                    field, "newsroom.part." + key, TextDiff.of(base, yours), TextDiff.of(base, theirs), merge, isLong));
        }
        return merge.text();
    }

    /** A list that only one side changed is that side's; else what either has, less what one took out. */
    private static <T> List<T> merged(List<T> base, List<T> yours, List<T> theirs) {
        if (yours.equals(base)) {
            return theirs;
        }
        if (theirs.equals(base)) {
            return yours;
        }
        return Stream.concat(yours.stream(), theirs.stream())
                .distinct()
                .filter(item -> !base.contains(item) || (yours.contains(item) && theirs.contains(item)))
                .toList();
    }

    public String path() {
        return StoryPages.path(story.id());
    }

    /** What the proposal would save in a field. */
    public @Nullable String proposed(String field) {
        Text.English english = english(proposal);
        return switch (field) {
            case "title" -> proposal.title();
            case "lead" -> proposal.lead();
            case "body" -> proposal.body();
            case "english.title" -> english.title();
            case "english.lead" -> english.lead();
            case "english.body" -> english.body();
            default -> null;
        };
    }

    /** Fields that do not differ and are sent along as they are. */
    public List<String> agreed() {
        return Stream.of("title", "lead", "body", "english.title", "english.lead", "english.body")
                .filter(field -> parts.stream().noneMatch(part -> part.field().equals(field)))
                .toList();
    }

    public boolean hasDispute() {
        return parts.stream().anyMatch(part -> part.merge().hasDispute());
    }
}
