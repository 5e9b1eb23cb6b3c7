package saji.assets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.directory.AgencyId;

/**
 * A stored photo, document or video with what must be said about it.
 *
 * @param mediaType type found by content, for example {@code image/jpeg}
 * @param bytes size of the kept original
 * @param width of a picture in pixels, 0 otherwise
 * @param height of a picture in pixels, 0 otherwise
 * @param focusX horizontal focal point, 0 (left) to 1 (right)
 * @param focusY vertical focal point, 0 (top) to 1 (bottom)
 * @param alt what a picture shows, for those who do not see it; empty until written
 * @param consent whether the people shown have agreed
 * @param capturedAt when it was taken, if the file said so; never published
 */
public record Asset(
        AssetId id,
        Kind kind,
        String mediaType,
        String fileName,
        long bytes,
        int width,
        int height,
        double focusX,
        double focusY,
        String caption,
        String alt,
        String credit,
        boolean consent,
        @Nullable AgencyId agency,
        @Nullable Instant capturedAt,
        Instant storedAt) {

    public enum Kind {
        IMAGE,
        DOCUMENT,
        VIDEO
    }

    /** Width and height in pixels. */
    public record Size(int width, int height) {}

    /** How large a rendition of this picture is; a small picture is never made larger. */
    public Size size(Rendition rendition) {
        Region region = Region.of(rendition, width, height, focusX, focusY);
        return new Size(region.shownWidth(), region.shownHeight());
    }

    /** Where a person of the desk who may see it gets a rendition. */
    public String deskPath(Rendition rendition) {
        return "/desk/assets/" + id + "/" + rendition.file();
    }

    /** Where everybody gets a rendition while something published shows it. */
    public String publicPath(Rendition rendition) {
        return "/media/" + id + "/" + rendition.file();
    }
}
