package saji.channels.network;

import java.util.function.Consumer;

/**
 * The limits of one post; 0 stands for none where a number limits.
 *
 * @param text most length of the text, counted by {@code counting}
 * @param caption most length where the text stands beside pictures
 * @param bytes most length of the text in UTF-8
 * @param counting how this network counts
 * @param pictures most pictures; 0 where it takes none
 * @param pictureNeeded whether there must be one
 * @param filmNeeded whether it must be a film, and pictures are none
 * @param alt most length of a picture's alternative text, in characters
 * @param altNeeded whether each picture must have one
 * @param hashtags most hashtags
 * @param title most length of a title; 0 where posts have none
 * @param linkInText whether a link stands in the text and counts there; otherwise it is sent beside it, or nowhere
 * @param linksWork whether readers can follow a link in the text
 */
public record Limits(
        int text,
        int caption,
        int bytes,
        Counting counting,
        int pictures,
        boolean pictureNeeded,
        boolean filmNeeded,
        int alt,
        boolean altNeeded,
        int hashtags,
        int title,
        boolean linkInText,
        boolean linksWork) {

    /** A network of plain text and pictures, without limits other than these. */
    public static Limits of(int text, int caption, int pictures, Counting counting) {
        return new Limits(text, caption, 0, counting, pictures, false, false, 0, false, 0, 0, true, true);
    }

    public Limits bytes(int most) {
        return but(draft -> draft.bytes = most);
    }

    public Limits alt(int most, boolean needed) {
        return but(draft -> {
            draft.alt = most;
            draft.altNeeded = needed;
        });
    }

    public Limits needingPicture() {
        return but(draft -> draft.pictureNeeded = true);
    }

    /** What is shown is a film; {@code pictures} says how many. */
    public Limits needingFilm() {
        return but(draft -> draft.filmNeeded = true);
    }

    public Limits hashtags(int most) {
        return but(draft -> draft.hashtags = most);
    }

    public Limits title(int most) {
        return but(draft -> draft.title = most);
    }

    public Limits linkBeside() {
        return but(draft -> draft.linkInText = false);
    }

    public Limits linksDead() {
        return but(draft -> draft.linksWork = false);
    }

    /** Most length of the text of {@code post}; 0 for none. */
    public int textOf(Post post) {
        return post.pictures().isEmpty() || caption == 0 ? text : caption;
    }

    private Limits but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Limits(
                text,
                caption,
                draft.bytes,
                counting,
                pictures,
                draft.pictureNeeded,
                draft.filmNeeded,
                draft.alt,
                draft.altNeeded,
                draft.hashtags,
                draft.title,
                draft.linkInText,
                draft.linksWork);
    }

    /** What can be said about a network beyond {@link #of}. */
    private static final class Draft {

        int bytes;
        boolean pictureNeeded;
        boolean filmNeeded;
        int alt;
        boolean altNeeded;
        int hashtags;
        int title;
        boolean linkInText;
        boolean linksWork;

        Draft(Limits from) {
            bytes = from.bytes;
            pictureNeeded = from.pictureNeeded;
            filmNeeded = from.filmNeeded;
            alt = from.alt;
            altNeeded = from.altNeeded;
            hashtags = from.hashtags;
            title = from.title;
            linkInText = from.linkInText;
            linksWork = from.linksWork;
        }
    }
}
