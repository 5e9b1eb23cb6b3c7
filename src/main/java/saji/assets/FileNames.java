package saji.assets;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes of the name that came with an upload one that is harmless in every folder, page and header. */
final class FileNames {

    private static final int MOST = 100;
    private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\ufffd]|[<>:\"|?*%;]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Zs}]+");

    private FileNames() {}

    /** The last part of the name, cleaned, at most 100 characters and the right ending for the format. */
    static String clean(String name, Format format) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String normal = Normalizer.normalize(last, Normalizer.Form.NFC);
        String fit = SPACES.matcher(UNFIT.matcher(normal).replaceAll(" ")).replaceAll(" ");
        String stem = fit.replaceAll("^[. ]+|[. ]+$", "");
        String ending = "." + format.extensions().getFirst();
        for (String known : format.extensions()) {
            if (stem.toLowerCase(Locale.ROOT).endsWith("." + known)) {
                ending = "." + known;
                stem = stem.substring(0, stem.length() - ending.length()).replaceAll("[. ]+$", "");
                break;
            }
        }
        int[] points = stem.codePoints().limit(MOST - ending.length()).toArray();
        String cut = new String(points, 0, points.length).strip();
        return (cut.isEmpty() ? "berkas" : cut) + ending;
    }
}
