package saji.site;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** The mark of the site, a covered dish in the city's colours, in the forms that browsers and networks want. */
final class Marks {

    private Marks() {}

    static byte[] svg(String primary) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"9\" fill=\""
                        + primary
                        + "\"/><path d=\"M7 19.500a9 9 0 0 1 18 0z\" fill=\"#fff\"/><rect x=\"5\" y=\"21.500\" width=\"22\""
                        + " height=\"2.600\" rx=\"1.300\" fill=\"#fff\"/><circle cx=\"16\" cy=\"8.400\" r=\"2\" fill=\"#ffc98a\"/></svg>")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] png(int size, String primary) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(image);
        draw(pen, 0, 0, size, Color.decode(primary));
        pen.dispose();
        return bytes(image);
    }

    /** An ICO file that holds one PNG. */
    static byte[] ico(String primary) {
        byte[] png = png(48, primary);
        ByteBuffer ico = ByteBuffer.allocate(22 + png.length).order(ByteOrder.LITTLE_ENDIAN);
        ico.putShort((short) 0).putShort((short) 1).putShort((short) 1);
        ico.put((byte) 48)
                .put((byte) 48)
                .put((byte) 0)
                .put((byte) 0)
                .putShort((short) 1)
                .putShort((short) 32);
        ico.putInt(png.length).putInt(22).put(png);
        return ico.array();
    }

    /** The picture beside shared links to pages that are no stories. */
    static byte[] card(String primary, String accent, String title) {
        BufferedImage image = new BufferedImage(1200, 630, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        pen.setColor(Color.decode(primary));
        pen.fillRect(0, 0, 1200, 630);
        pen.setColor(new Color(255, 255, 255, 22));
        pen.setStroke(new BasicStroke(2));
        for (int x = 0; x < 1200; x += 90) {
            for (int y = 0; y < 630; y += 90) {
                pen.draw(new Ellipse2D.Double(x - 45, y - 22, 90, 44));
                pen.draw(new Ellipse2D.Double(x - 22, y - 45, 44, 90));
            }
        }
        draw(pen, 90, 195, 240, Color.decode(primary));
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 92));
        pen.drawString(title, 370, 350);
        pen.setColor(Color.decode(accent));
        pen.fillRect(0, 612, 1200, 18);
        pen.dispose();
        return bytes(image);
    }

    /** A colour on the way from one to another, {@code share} of it gone. */
    static String mix(String from, String to, double share) {
        Color a = Color.decode(from);
        Color b = Color.decode(to);
        return "#%02x%02x%02x"
                .formatted(
                        (int) Math.round(a.getRed() + (b.getRed() - a.getRed()) * share),
                        (int) Math.round(a.getGreen() + (b.getGreen() - a.getGreen()) * share),
                        (int) Math.round(a.getBlue() + (b.getBlue() - a.getBlue()) * share));
    }

    private static void draw(Graphics2D pen, double x, double y, double size, Color ground) {
        double unit = size / 32;
        pen.setColor(ground);
        pen.fill(new RoundRectangle2D.Double(x, y, size, size, 18 * unit, 18 * unit));
        pen.setColor(Color.WHITE);
        pen.fill(new Arc2D.Double(x + 7 * unit, y + 10.5 * unit, 18 * unit, 18 * unit, 0, 180, Arc2D.CHORD));
        pen.fill(new RoundRectangle2D.Double(
                x + 5 * unit, y + 21.5 * unit, 22 * unit, 2.6 * unit, 2.6 * unit, 2.6 * unit));
        pen.setColor(new Color(0xff, 0xc9, 0x8a));
        pen.fill(new Ellipse2D.Double(x + 14 * unit, y + 6.4 * unit, 4 * unit, 4 * unit));
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return pen;
    }

    private static byte[] bytes(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
