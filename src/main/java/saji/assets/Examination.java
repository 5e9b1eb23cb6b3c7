package saji.assets;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import saji.directory.Directory;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Finds out what an upload is and makes of it what may be kept. */
@Component
class Examination {

    private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

    private final Pictures pictures;
    private final HeifConverter heif;
    private final Directory directory;
    private final InstantSource clock;
    private final Semaphore turns = new Semaphore(3, true);

    Examination(Pictures pictures, HeifConverter heif, Directory directory, InstantSource clock) {
        this.pictures = pictures;
        this.heif = heif;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * What may be kept of an upload.
     *
     * @param picture a picture ready to be kept, or null when the uploaded file, cleaned in place, is kept
     * @param hash what the picture looks like, or null
     */
    record Finding(
            Format format,
            Pictures.@Nullable Kept picture,
            @Nullable Long hash,
            @Nullable Instant capturedAt) {}

    Outcome<Finding> of(Upload upload) throws IOException {
        if (upload.bytes() == 0) {
            return refused("empty");
        }
        return switch (Recognition.of(upload)) {
            case Outcome.Refused<Format> refused -> refused.as();
            case Outcome.Done<Format>(Format format)
            when upload.bytes() > format.mostBytes() -> refused("bytes", format.mebibytes());
            case Outcome.Done<Format>(Format format) -> examined(upload, format);
        };
    }

    private Outcome<Finding> examined(Upload upload, Format format) {
        turns.acquireUninterruptibly();
        try {
            return switch (format) {
                case JPEG -> picture(Format.JPEG, JpegFile.clean(Files.readAllBytes(upload.file())));
                case PNG -> picture(Format.PNG, PngFile.clean(Files.readAllBytes(upload.file())));
                case WEBP -> picture(Format.WEBP, WebpFile.clean(Files.readAllBytes(upload.file())));
                case HEIC -> heic(upload);
                case MP4 -> mp4(upload);
                case WEBM -> webm(upload);
                default -> Outcome.done(new Finding(format, null, null, null));
            };
        } catch (IOException e) {
            LOG.info("An upload of {} bytes as {} is broken: {}", upload.bytes(), format, e.getMessage());
            return refused("broken");
        } finally {
            turns.release();
        }
    }

    private Outcome<Finding> picture(Format format, Cleaned cleaned) throws IOException {
        if ((long) cleaned.width() * cleaned.height() > Pictures.MOST_PIXELS) {
            return refused("pixels", Pictures.MOST_PIXELS / 1_000_000);
        }
        boolean turned = cleaned.orientation() >= 5;
        Pictures.Kept kept = new Pictures.Kept(
                format,
                cleaned.bytes(),
                turned ? cleaned.height() : cleaned.width(),
                turned ? cleaned.width() : cleaned.height(),
                cleaned.orientation());
        Optional<Instant> taken =
                Exif.capturedAt(cleaned.exif(), () -> directory.city().zone()).flatMap(this::sensible);
        return Outcome.done(new Finding(format, kept, pictures.hash(kept), taken.orElse(null)));
    }

    private Outcome<Finding> heic(Upload upload) throws IOException {
        if (!heif.isThere()) {
            return refused("heic");
        }
        try (IsoFile file = IsoFile.open(upload.file())) {
            if (file.pixels() > Pictures.MOST_PIXELS) {
                return refused("pixels", Pictures.MOST_PIXELS / 1_000_000);
            }
        }
        return picture(Format.JPEG, JpegFile.cleanUpright(heif.jpeg(upload.file())));
    }

    private Outcome<Finding> mp4(Upload upload) throws IOException {
        try (IsoFile file = IsoFile.open(upload.file())) {
            Optional<Instant> taken = file.cleanVideo().flatMap(this::sensible);
            return Outcome.done(new Finding(Format.MP4, null, null, taken.orElse(null)));
        }
    }

    private Outcome<Finding> webm(Upload upload) throws IOException {
        try (WebmFile file = WebmFile.open(upload.file())) {
            file.clean();
            return Outcome.done(new Finding(Format.WEBM, null, null, null));
        }
    }

    /** A camera whose clock was never set tells nothing. */
    private Optional<Instant> sensible(Instant taken) {
        boolean past = taken.isBefore(clock.instant().plus(1, ChronoUnit.DAYS));
        return past && taken.isAfter(Instant.parse("1990-01-01T00:00:00Z")) ? Optional.of(taken) : Optional.empty();
    }

    private static Outcome<Finding> refused(String what, Object... args) {
        return Outcome.refused(Outcome.Kind.INVALID, Reason.of("assets.refused." + what, args));
    }
}
