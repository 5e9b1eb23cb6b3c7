package saji.assets;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Sets text in Inter as outlines. The JVM's own text needs fontconfig and fonts on the machine, which a bare server lacks; outlines
 * of the font that comes along need nothing.
 */
final class Lettering {

    private static final String JAR = "/META-INF/resources/_static/inter/";
    private static final double TRACKING = -0.012;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    /** @param weight 400 to 900, in hundreds */
    Lettering(int weight) {
        String file = JAR + version() + "/files/inter-latin-" + weight + "-normal.woff";
        try (InputStream woff = Objects.requireNonNull(Lettering.class.getResourceAsStream(file), file)) {
            font = new TTFParser(true).parse(new RandomAccessReadBuffer(Woff.trueType(woff)));
            glyphs = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of the jar that brings the font is part of its files' paths. */
    private static String version() {
        Properties about = new Properties();
        try (InputStream in = Objects.requireNonNull(
                Lettering.class.getResourceAsStream("/META-INF/maven/org.mvnpm.at.fontsource/inter/pom.properties"))) {
            about.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return about.getProperty("version");
    }

    /** Width of a line in pixels at a size in pixels. */
    synchronized double width(String line, double size) {
        return line.codePoints().mapToDouble(point -> advance(point, size)).sum();
    }

    /** The outline of a line whose baseline begins at a place; characters that the font lacks are left out. */
    synchronized Shape outline(String line, double x, double baseline, double size) {
        Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double at = x;
        double scale = size / unitsPerEm;
        for (int point : line.codePoints().toArray()) {
            int glyph = glyphs.getGlyphId(point);
            GlyphData data = glyph == 0 ? null : glyph(glyph);
            if (data != null) {
                outline.append(
                        data.getPath().getPathIterator(new AffineTransform(scale, 0, 0, -scale, at, baseline)), false);
            }
            at += advance(point, size);
        }
        return outline;
    }

    /**
     * Breaks a text into lines of about the same length, none wider than {@code width}; what is more than {@code most} lines is cut
     * with an ellipsis.
     */
    List<String> lines(String text, double size, double width, int most) {
        List<String> lines = broken(text, size, width);
        if (lines.size() > most) {
            List<String> cut = new ArrayList<>(lines.subList(0, most));
            String last = cut.getLast();
            while (!last.isEmpty() && width(last + "…", size) > width) {
                last = last.substring(0, last.length() - 1);
            }
            cut.set(most - 1, last.stripTrailing() + "…");
            return cut;
        }
        double narrow = width;
        while (narrow > width / 2 && broken(text, size, narrow - 10).size() == lines.size()) {
            narrow -= 10;
        }
        return broken(text, size, narrow);
    }

    private List<String> broken(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.codePointCount(0, line.length()) > 1 && width(line.toString(), size) > width) {
                int fit = line.length() - 1;
                while (fit > 1 && width(line.substring(0, fit), size) > width) {
                    fit--;
                }
                lines.add(line.substring(0, fit));
                line.delete(0, fit);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private double advance(int point, double size) {
        int glyph = glyphs.getGlyphId(point);
        try {
            return glyph == 0 && point != ' ' ? 0 : size * (font.getAdvanceWidth(glyph) / unitsPerEm + TRACKING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @org.jspecify.annotations.Nullable GlyphData glyph(int glyph) {
        try {
            return font.getGlyph().getGlyph(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
