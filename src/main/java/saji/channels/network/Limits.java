package saji.channels.network;

/**
 * The limits of one post; 0 stands for none where a number limits.
 *
 * @param text most length of the text, counted by {@code counting}
 * @param caption most length where the text stands beside pictures
 * @param bytes most length of the text in UTF-8
 * @param counting how this network counts
 * @param pictures most pictures; 0 where it takes none
 * @param pictureNeeded whether there must be one
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
        int alt,
        boolean altNeeded,
        int hashtags,
        int title,
        boolean linkInText,
        boolean linksWork) {

    /** A network of plain text and pictures, without limits other than these. */
    public static Limits of(int text, int caption, int pictures, Counting counting) {
        return new Limits(text, caption, 0, counting, pictures, false, 0, false, 0, 0, true, true);
    }

    public Limits bytes(int most) {
        return new Limits(
                text,
                caption,
                most,
                counting,
                pictures,
                pictureNeeded,
                alt,
                altNeeded,
                hashtags,
                title,
                linkInText,
                linksWork);
    }

    public Limits alt(int most, boolean needed) {
        return new Limits(
                text,
                caption,
                bytes,
                counting,
                pictures,
                pictureNeeded,
                most,
                needed,
                hashtags,
                title,
                linkInText,
                linksWork);
    }

    public Limits needingPicture() {
        return new Limits(
                text, caption, bytes, counting, pictures, true, alt, altNeeded, hashtags, title, linkInText, linksWork);
    }

    public Limits hashtags(int most) {
        return new Limits(
                text,
                caption,
                bytes,
                counting,
                pictures,
                pictureNeeded,
                alt,
                altNeeded,
                most,
                title,
                linkInText,
                linksWork);
    }

    public Limits title(int most) {
        return new Limits(
                text,
                caption,
                bytes,
                counting,
                pictures,
                pictureNeeded,
                alt,
                altNeeded,
                hashtags,
                most,
                linkInText,
                linksWork);
    }

    public Limits linkBeside() {
        return new Limits(
                text,
                caption,
                bytes,
                counting,
                pictures,
                pictureNeeded,
                alt,
                altNeeded,
                hashtags,
                title,
                false,
                linksWork);
    }

    public Limits linksDead() {
        return new Limits(
                text,
                caption,
                bytes,
                counting,
                pictures,
                pictureNeeded,
                alt,
                altNeeded,
                hashtags,
                title,
                linkInText,
                false);
    }

    /** Most length of the text of {@code post}; 0 for none. */
    public int textOf(Post post) {
        return post.pictures().isEmpty() || caption == 0 ? text : caption;
    }
}
