package saji.assets;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Asset.Kind;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Finds out what an upload is and makes of it what may be kept. */
@Component
class Examination {

    private final Pictures pictures;

    Examination(Pictures pictures) {
        this.pictures = pictures;
    }

    /**
     * What may be kept of an upload.
     *
     * @param content the bytes, or null when the uploaded file is kept as it is
     * @param picture what was found of a picture, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Finding(
            Format format,
            byte @Nullable [] content,
            Pictures.@Nullable Kept picture,
            @Nullable Long hash,
            @Nullable Instant capturedAt) {}

    Outcome<Finding> of(Upload upload) throws IOException {
        if (upload.bytes() == 0) {
            return Outcome.refused(Outcome.Kind.INVALID, Reason.of("assets.refused.empty"));
        }
        Optional<Format> format = format(upload.head());
        if (format.isEmpty()) {
            return Outcome.refused(Outcome.Kind.INVALID, Reason.of("assets.refused.format"));
        }
        if (upload.bytes() > format.get().mostBytes()) {
            return Outcome.refused(
                    Outcome.Kind.INVALID,
                    Reason.of("assets.refused.bytes", format.get().mebibytes()));
        }
        if (format.get().kind() != Kind.IMAGE) {
            return Outcome.done(new Finding(format.get(), null, null, null, null));
        }
        byte[] bytes = Files.readAllBytes(upload.file());
        Asset.Size size = Pictures.size(format.get(), bytes);
        Pictures.Kept picture = new Pictures.Kept(format.get(), bytes, size.width(), size.height(), 1);
        return Outcome.done(new Finding(format.get(), bytes, picture, pictures.hash(picture), null));
    }

    private static Optional<Format> format(byte[] head) {
        String start = new String(head, 0, Math.min(16, head.length), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(Format.JPEG);
        }
        if (start.startsWith("\u0089PNG")) {
            return Optional.of(Format.PNG);
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return Optional.of(Format.WEBP);
        }
        return start.startsWith("%PDF-") ? Optional.of(Format.PDF) : Optional.empty();
    }
}
