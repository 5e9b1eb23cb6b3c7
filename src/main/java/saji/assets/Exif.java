package saji.assets;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The two things that Saji wants to know from EXIF: how a picture is turned and when it was taken. */
final class Exif {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");

    private Exif() {}

    /** 1 to 8; 1 (upright) where nothing sound is said. */
    static int orientation(byte @Nullable [] tiff) {
        ExifIFD0Directory directory = read(tiff).getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer orientation = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return orientation == null || orientation < 1 || orientation > 8 ? 1 : orientation;
    }

    /** When the picture was taken; a time without offset is one of {@code zone}. */
    static Optional<Instant> capturedAt(byte @Nullable [] tiff, Supplier<ZoneId> zone) {
        ExifSubIFDDirectory directory = read(tiff).getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        String time = directory == null ? null : directory.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
        if (directory == null || time == null) {
            return Optional.empty();
        }
        String offset = directory.getString(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL);
        try {
            LocalDateTime local = LocalDateTime.parse(time.strip(), TIME);
            return Optional.of(local.atZone(offset == null ? zone.get() : ZoneOffset.of(offset.strip()))
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A TIFF structure that says the orientation and nothing else. */
    static byte[] onlyOrientation(int orientation) {
        return ByteBuffer.allocate(26)
                .put((byte) 'M')
                .put((byte) 'M')
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) ExifIFD0Directory.TAG_ORIENTATION)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    private static Metadata read(byte @Nullable [] tiff) {
        Metadata metadata = new Metadata();
        if (tiff == null) {
            return metadata;
        }
        try {
            new ExifReader().extract(new ByteArrayReader(tiff), metadata);
            return metadata;
        } catch (RuntimeException e) {
            // A structure that makes its reader stumble tells nothing.
            return new Metadata();
        }
    }
}
