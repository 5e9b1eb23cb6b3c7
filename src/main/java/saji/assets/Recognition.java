package saji.assets;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Tells a file's format by its content; the name and what the browser says count for nothing. */
final class Recognition {

    private static final Set<String> HEIC = Set.of("heic", "heix", "hevc", "hevx", "heim", "heis");
    private static final Set<String> VIDEO = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash", "M4V ", "M4VP", "MSNV");
    private static final int PDF_TAIL = 16 * 1024;

    private Recognition() {}

    /** The format, or why such a file is not taken. */
    static Outcome<Format> of(Upload upload) throws IOException {
        byte[] head = upload.head();
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Outcome.done(Format.JPEG);
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Outcome.done(Format.PNG);
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return Outcome.done(Format.WEBP);
        }
        if (start.startsWith("%PDF-")) {
            return isWholePdf(upload) ? Outcome.done(Format.PDF) : refused("broken");
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return OfficeFile.format(upload.file());
        }
        if (start.startsWith("ftyp", 4)) {
            return ofBrands(IsoFile.brands(head));
        }
        return start.startsWith("\u001aE\u00df\u00a3") && isWebm(upload)
                ? Outcome.done(Format.WEBM)
                : refused(hint(start));
    }

    private static Outcome<Format> ofBrands(List<String> brands) {
        String major = brands.isEmpty() ? "" : brands.getFirst();
        if (HEIC.contains(major) || (major.endsWith("f1") && brands.stream().anyMatch(HEIC::contains))) {
            return Outcome.done(Format.HEIC);
        }
        if (VIDEO.contains(major)) {
            return Outcome.done(Format.MP4);
        }
        return refused("qt  ".equals(major) ? "mov" : "format");
    }

    /** What to say of a format that is known but not taken. */
    private static String hint(String start) {
        String text = start.toLowerCase(Locale.ROOT);
        if (text.contains("<svg")) {
            return "svg";
        }
        if (text.contains("<html") || text.contains("<!doctype html") || text.contains("<script")) {
            return "html";
        }
        if (start.startsWith("GIF8")) {
            return "gif";
        }
        if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return "old-office";
        }
        if (start.startsWith("Rar!") || start.startsWith("7z\u00bc\u00af") || start.startsWith("\u001f\u008b")) {
            return "archive";
        }
        return start.startsWith("MZ") || start.startsWith("\u007fELF") || start.startsWith("#!") ? "program" : "format";
    }

    private static boolean isWholePdf(Upload upload) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(upload.file().toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(PDF_TAIL, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF");
        }
    }

    private static boolean isWebm(Upload upload) {
        try (WebmFile file = WebmFile.open(upload.file())) {
            return file.isWebm();
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome<Format> refused(String what) {
        return Outcome.refused(Outcome.Kind.INVALID, Reason.of("assets.refused." + what));
    }
}
