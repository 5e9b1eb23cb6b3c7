package saji.assets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A form in which a picture is used. Widths in pixels; crops keep the focal point inside. */
public enum Rendition {
    W400(400, 0, "webp"),
    W800(800, 0, "webp"),
    W1600(1600, 0, "webp"),
    J800(800, 0, "jpg"),
    SQUARE(1080, 1080, "jpg"),
    PORTRAIT(1080, 1350, "jpg"),
    STORY(1080, 1920, "jpg"),
    SHARE(1200, 628, "jpg"),
    CARD(1200, 630, "png");

    private final int width;
    private final int height;
    private final String extension;

    Rendition(int width, int height, String extension) {
        this.width = width;
        this.height = height;
        this.extension = extension;
    }

    public int width() {
        return width;
    }

    /** 0 where the picture keeps its own shape. */
    public int height() {
        return height;
    }

    public String file() {
        return name().toLowerCase(Locale.ROOT) + "." + extension;
    }

    /** {@code webp}, {@code jpg} or {@code png}. */
    String extension() {
        return extension;
    }

    /** For example {@code image/webp}. */
    public String mediaType() {
        return "jpg".equals(extension) ? "image/jpeg" : "image/" + extension;
    }

    public static Optional<Rendition> ofFile(String file) {
        return Arrays.stream(values()).filter(r -> r.file().equals(file)).findFirst();
    }
}
