package saji.assets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Looks into a zip file for an Office document; counts what it would unpack to rather than believe what it says. */
final class OfficeFile {

    private static final int MOST_ENTRIES = 5_000;
    private static final long MOST_UNPACKED = 300L * 1024 * 1024;
    private static final long RATIO_FROM = 10L * 1024 * 1024;
    private static final int MOST_RATIO = 200;
    private static final int MOST_CONTENTS = 1024 * 1024;

    private OfficeFile() {}

    /** The format, or why the file is not taken. */
    static Outcome<Format> format(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (isBomb(zip)) {
                return refused("assets.refused.bomb");
            }
            if (hasProgram(zip)) {
                return refused("assets.refused.macro");
            }
            return format(zip);
        } catch (IOException | IllegalArgumentException e) {
            return refused("assets.refused.broken");
        }
    }

    private static Outcome<Format> format(ZipFile zip) throws IOException {
        String types = text(zip, "[Content_Types].xml");
        if (types.contains("macroEnabled")) {
            return refused("assets.refused.macro");
        }
        if (types.contains("wordprocessingml.document.main+xml")) {
            return Outcome.done(Format.DOCX);
        }
        if (types.contains("spreadsheetml.sheet.main+xml")) {
            return Outcome.done(Format.XLSX);
        }
        if (types.contains("presentationml.presentation.main+xml")) {
            return Outcome.done(Format.PPTX);
        }
        return switch (text(zip, "mimetype")) {
            case "application/vnd.oasis.opendocument.text" -> Outcome.done(Format.ODT);
            case "application/vnd.oasis.opendocument.spreadsheet" -> Outcome.done(Format.ODS);
            default -> refused("assets.refused.archive");
        };
    }

    private static boolean isBomb(ZipFile zip) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            return true;
        }
        long all = 0;
        byte[] sink = new byte[1 << 16];
        for (ZipEntry entry : Collections.list(zip.entries())) {
            long unpacked = 0;
            try (InputStream in = zip.getInputStream(entry)) {
                for (int read = in.read(sink); read >= 0; read = in.read(sink)) {
                    unpacked += read;
                    if (all + unpacked > MOST_UNPACKED
                            || (unpacked > RATIO_FROM
                                    && unpacked / Math.max(1, entry.getCompressedSize()) > MOST_RATIO)) {
                        return true;
                    }
                }
            }
            all += unpacked;
        }
        return false;
    }

    /** Whether it holds macros, other programs, or names that lead out of the folder it is unpacked in. */
    private static boolean hasProgram(ZipFile zip) {
        return Collections.list(zip.entries()).stream()
                .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.endsWith("vbaproject.bin")
                        || name.startsWith("basic/")
                        || name.startsWith("scripts/")
                        || name.startsWith("/")
                        || name.contains("..")
                        || name.contains("\\"));
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(MOST_CONTENTS), StandardCharsets.UTF_8).strip();
        }
    }

    private static Outcome<Format> refused(String key) {
        return Outcome.refused(Outcome.Kind.INVALID, Reason.of(key));
    }
}
