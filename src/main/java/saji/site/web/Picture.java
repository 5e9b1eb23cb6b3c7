package saji.site.web;

/**
 * A picture of a story.
 *
 * @param media path of its renditions without a slash at the end
 * @param width of the original in pixels, for its shape
 * @param height of the original in pixels
 */
public record Picture(String media, int width, int height, String alt, String caption, String credit) {

    /** WebP in three widths. */
    public String webp() {
        return media + "/w400.webp 400w, " + media + "/w800.webp 800w, " + media + "/w1600.webp 1600w";
    }

    /** For browsers without WebP. */
    public String jpeg() {
        return media + "/j800.jpg";
    }

    public boolean isTall() {
        return height > width;
    }
}
