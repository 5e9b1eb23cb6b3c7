package saji.assets;

import java.util.List;
import saji.assets.Asset.Kind;

/** A file format that the store takes, told by content, with the most bytes that one file may have. */
enum Format {
    JPEG(Kind.IMAGE, "image/jpeg", 40, "jpg", "jpeg", "jfif"),
    PNG(Kind.IMAGE, "image/png", 40, "png"),
    WEBP(Kind.IMAGE, "image/webp", 40, "webp"),
    /** Never kept: made into a JPEG on the way in. */
    HEIC(Kind.IMAGE, "image/heic", 40, "heic", "heif"),
    PDF(Kind.DOCUMENT, "application/pdf", 50, "pdf"),
    DOCX(Kind.DOCUMENT, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 50, "docx"),
    XLSX(Kind.DOCUMENT, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 50, "xlsx"),
    PPTX(Kind.DOCUMENT, "application/vnd.openxmlformats-officedocument.presentationml.presentation", 50, "pptx"),
    ODT(Kind.DOCUMENT, "application/vnd.oasis.opendocument.text", 50, "odt"),
    ODS(Kind.DOCUMENT, "application/vnd.oasis.opendocument.spreadsheet", 50, "ods"),
    MP4(Kind.VIDEO, "video/mp4", 100, "mp4", "m4v"),
    WEBM(Kind.VIDEO, "video/webm", 100, "webm");

    private static final long MEBIBYTE = 1024 * 1024;

    /** The most bytes of any upload. */
    static final long MOST_BYTES = Assets.MOST_MEBIBYTES * MEBIBYTE;

    private final Kind kind;
    private final String mediaType;
    private final int mebibytes;
    private final String extensions;

    Format(Kind kind, String mediaType, int mebibytes, String... extensions) {
        this.kind = kind;
        this.mediaType = mediaType;
        this.mebibytes = mebibytes;
        this.extensions = String.join(" ", extensions);
    }

    Kind kind() {
        return kind;
    }

    String mediaType() {
        return mediaType;
    }

    int mebibytes() {
        return mebibytes;
    }

    long mostBytes() {
        return mebibytes * MEBIBYTE;
    }

    /** Endings of file names, the usual one first. */
    List<String> extensions() {
        return List.of(extensions.split(" "));
    }
}
