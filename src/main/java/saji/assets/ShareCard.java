package saji.assets;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.City;
import saji.directory.Directory;

/** Draws the picture that stands beside a shared link: 1200 × 630 pixels with kicker, title, the city's mark and name. */
@Component
class ShareCard {

    /** Width and height of the picture beside the title. */
    static final Asset.Size PICTURE = new Asset.Size(470, 630);

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int MARGIN = 64;
    private static final List<Integer> SIZES = List.of(68, 60, 54, 48, 42);
    private static final int MOST_LINES = 5;
    private static final int MOST_TITLE = 300;
    private static final int MOST_KICKER = 60;

    private final Directory directory;
    private final Lettering bold = new Lettering(700);
    private final Lettering plain = new Lettering(600);

    ShareCard(Directory directory) {
        this.directory = directory;
    }

    /** @param picture of the size {@link #PICTURE}, or null */
    BufferedImage of(String title, String kicker, @Nullable BufferedImage picture) {
        City city = directory.city();
        BufferedImage card = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = card.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        Color primary = Color.decode(city.primary());
        ground(canvas, primary);
        if (picture != null) {
            canvas.drawImage(picture, WIDTH - PICTURE.width(), 0, null);
        } else {
            plate(canvas);
        }
        int room = (picture == null ? WIDTH - 150 : WIDTH - PICTURE.width()) - 2 * MARGIN + 16;
        kicker(canvas, kicker, room);
        title(canvas, title, room);
        mark(canvas, city, primary);
        canvas.dispose();
        return card;
    }

    private static void ground(Graphics2D canvas, Color primary) {
        canvas.setPaint(new GradientPaint(
                0, 0, mixed(primary, Color.BLACK, 0.12), WIDTH, HEIGHT, mixed(primary, Color.BLACK, 0.5)));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
    }

    /** A plate seen from above, half out of the card, where no picture is. */
    private static void plate(Graphics2D canvas) {
        for (int radius = 330; radius >= 130; radius -= 100) {
            canvas.setColor(new Color(255, 255, 255, 14));
            canvas.fill(
                    new Ellipse2D.Double(WIDTH - radius + 40.0, HEIGHT - radius + 30.0, 2.0 * radius, 2.0 * radius));
        }
    }

    private void kicker(Graphics2D canvas, String kicker, int room) {
        String line = plainLine(kicker, MOST_KICKER).toUpperCase(Locale.ROOT);
        if (line.isEmpty()) {
            return;
        }
        double size = 25;
        String shown = plain.lines(line, size, room, 1).getFirst();
        canvas.setColor(new Color(0xffd9a8));
        canvas.fill(new RoundRectangle2D.Double(MARGIN, MARGIN - 4.0, 46, 6, 6, 6));
        canvas.fill(plain.outline(shown, MARGIN, MARGIN + 44.0, size));
    }

    private void title(Graphics2D canvas, String title, int room) {
        String text = plainLine(title, MOST_TITLE);
        int size = SIZES.stream()
                .filter(candidate -> bold.lines(text, candidate, room, 99).size() * candidate * 1.18 <= 350)
                .findFirst()
                .orElse(SIZES.getLast());
        List<String> lines = bold.lines(text, size, room, size >= 60 ? 4 : MOST_LINES + 2);
        double step = size * 1.18;
        double first = MARGIN + 78 + size;
        canvas.setColor(Color.WHITE);
        for (int i = 0; i < lines.size(); i++) {
            canvas.fill(bold.outline(lines.get(i), MARGIN - 2.0, first + i * step, size));
        }
    }

    /** The served dish, and the name of the city's site. */
    private void mark(Graphics2D canvas, City city, Color primary) {
        double x = MARGIN;
        double y = HEIGHT - MARGIN - 46.0;
        canvas.setColor(Color.WHITE);
        canvas.fill(new Ellipse2D.Double(x, y, 52, 52));
        canvas.setColor(mixed(primary, Color.BLACK, 0.15));
        canvas.fill(new Arc2D.Double(x + 12.5, y + 16.5, 27, 27, 0, 180, Arc2D.CHORD));
        canvas.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.draw(new java.awt.geom.Line2D.Double(x + 10, y + 34.5, x + 42, y + 34.5));
        canvas.setColor(new Color(0xe08a3c));
        canvas.fill(new Ellipse2D.Double(x + 23, y + 9.5, 6, 6));
        canvas.setColor(Color.WHITE);
        canvas.fill(bold.outline(city.siteTitle(), x + 68, y + 24, 24));
        canvas.setColor(new Color(255, 255, 255, 205));
        canvas.fill(plain.outline(city.name(), x + 68, y + 50, 19));
    }

    /** One line of plain characters, with everything that is none made a space. */
    private static String plainLine(String text, int most) {
        String line = text.replaceAll("[\\p{C}\\s\\p{Z}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most));
    }

    private static Color mixed(Color one, Color other, double share) {
        return new Color(
                (int) (one.getRed() * (1 - share) + other.getRed() * share),
                (int) (one.getGreen() * (1 - share) + other.getGreen() * share),
                (int) (one.getBlue() * (1 - share) + other.getBlue() * share));
    }
}
