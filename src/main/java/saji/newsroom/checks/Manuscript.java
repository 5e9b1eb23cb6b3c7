package saji.newsroom.checks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the checks look at, and nothing that needs a database.
 *
 * @param body Markdown; a passage cites a fact as {@code [1.250 siswi](fakta:<fact id>)}
 * @param english English title, lead and body as one Markdown text; empty when there is none
 * @param topics how many topics are chosen
 * @param areas how many areas are chosen; 0 means the whole city
 * @param minWords fewest words of the body for its content type
 * @param maxWords most words of the body for its content type
 * @param pictures chosen pictures, the leading one first
 * @param documents names of the documents that are published with it
 * @param quotes quotes of the materials that the story rests on
 * @param facts ids of the facts that may be cited
 */
public record Manuscript(
        String title,
        String lead,
        String body,
        String english,
        int topics,
        int areas,
        int minWords,
        int maxWords,
        boolean needsPicture,
        List<Picture> pictures,
        List<String> documents,
        List<Quote> quotes,
        List<String> facts) {

    /** What is said about a chosen picture. */
    public record Picture(String name, String alt, String credit, boolean consent) {}

    /** Words of a speaker in a material; {@code confirmed} when the agency vouches for them. */
    public record Quote(String speaker, String text, boolean confirmed) {}

    /** Places where text stands, with the name of its input. */
    record Part(String field, String text) {}

    List<Part> parts() {
        List<Part> parts =
                new ArrayList<>(List.of(new Part("title", title), new Part("lead", lead), new Part("body", body)));
        parts.add(new Part("english.body", english));
        pictures.forEach(picture -> parts.add(new Part("assets", picture.alt() + "\n" + picture.credit())));
        return parts;
    }

    /** A manuscript of words alone, for a text that is not yet anything more. */
    public static Manuscript ofWords(String title, String lead, String body, @Nullable String english) {
        return new Manuscript(
                title,
                lead,
                body,
                english == null ? "" : english,
                1,
                1,
                0,
                Integer.MAX_VALUE,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
