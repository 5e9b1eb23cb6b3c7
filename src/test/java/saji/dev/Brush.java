package saji.dev;

import static saji.dev.Tone.glowing;
import static saji.dev.Tone.mix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** A brush that mixes every colour with the light and the haze of the picture. Colours are 0xRRGGBB, lengths pixels. */
final class Brush {

    static final int W = 1600;
    static final int H = 1067;

    final Graphics2D g;
    final Random random;
    final Light light;
    private double haze;

    Brush(Graphics2D g, Random random, Light light) {
        this.g = g;
        this.random = random;
        this.light = light;
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int pick(int... colours) {
        return colours[random.nextInt(colours.length)];
    }

    /** How far away the next things are: 0 is here, 1 is lost in the haze. */
    Brush far(double distance) {
        haze = distance;
        return this;
    }

    Color lit(int colour, double alpha) {
        int tinted = scaled(colour >> 16 & 255, light.red()) << 16
                | scaled(colour >> 8 & 255, light.green()) << 8
                | scaled(colour & 255, light.blue());
        return glowing(mix(tinted, light.haze(), haze), alpha);
    }

    private static int scaled(int channel, double factor) {
        return (int) Math.min(255, channel * factor);
    }

    Brush ink(int colour) {
        g.setPaint(lit(colour, 1));
        return this;
    }

    Brush ink(int colour, double alpha) {
        g.setPaint(lit(colour, alpha));
        return this;
    }

    /** A colour that shines by itself, so the light of the picture does not touch it. */
    Brush glow(int colour, double alpha) {
        g.setPaint(glowing(colour, alpha));
        return this;
    }

    Brush down(double y1, int upper, double y2, int lower) {
        return fade(0, y1, lit(upper, 1), 0, y2, lit(lower, 1));
    }

    Brush fade(double x1, double y1, Color one, double x2, double y2, Color two) {
        g.setPaint(new GradientPaint((float) x1, (float) y1, one, (float) x2, (float) y2, two));
        return this;
    }

    /** A round shine that fades outwards. */
    void halo(double x, double y, double radius, int colour, double alpha) {
        g.setPaint(new RadialGradientPaint(
                (float) x, (float) y, (float) radius, new float[] {0, 0.35f, 1}, new Color[] {
                    glowing(colour, alpha), glowing(colour, alpha * 0.5), glowing(colour, 0)
                }));
        oval(x, y, radius, radius);
    }

    void fill(Shape shape) {
        g.fill(shape);
    }

    void rect(double x, double y, double width, double height) {
        g.fill(new Rectangle2D.Double(x, y, width, height));
    }

    void round(double x, double y, double width, double height, double arc) {
        g.fill(new RoundRectangle2D.Double(x, y, width, height, arc, arc));
    }

    void oval(double x, double y, double rx, double ry) {
        g.fill(new Ellipse2D.Double(x - rx, y - ry, rx * 2, ry * 2));
    }

    void ring(double x, double y, double rx, double ry, double width) {
        g.setStroke(new BasicStroke((float) width));
        g.draw(new Ellipse2D.Double(x - rx, y - ry, rx * 2, ry * 2));
    }

    void poly(double... xy) {
        g.fill(path(xy));
    }

    static Path2D path(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** A closed smooth curve through the points. */
    void blob(double... xy) {
        g.fill(smooth(xy));
    }

    static Path2D smooth(double... xy) {
        int n = xy.length / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 0; i < n; i++) {
            int a = (i + n - 1) % n * 2;
            int b = i * 2;
            int c = (i + 1) % n * 2;
            int d = (i + 2) % n * 2;
            path.curveTo(
                    xy[b] + (xy[c] - xy[a]) / 6,
                    xy[b + 1] + (xy[c + 1] - xy[a + 1]) / 6,
                    xy[c] - (xy[d] - xy[b]) / 6,
                    xy[c + 1] - (xy[d + 1] - xy[b + 1]) / 6,
                    xy[c],
                    xy[c + 1]);
        }
        path.closePath();
        return path;
    }

    void line(double x1, double y1, double x2, double y2, double width) {
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void curve(double x1, double y1, double cx, double cy, double x2, double y2, double width) {
        Path2D path = new Path2D.Double();
        path.moveTo(x1, y1);
        path.quadTo(cx, cy, x2, y2);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path);
    }

    /** A rounded limb that narrows from one width to another. */
    void limb(double x1, double y1, double w1, double x2, double y2, double w2) {
        double length = Math.max(0.01, Math.hypot(x2 - x1, y2 - y1));
        double nx = -(y2 - y1) / length / 2;
        double ny = (x2 - x1) / length / 2;
        poly(
                x1 + nx * w1,
                y1 + ny * w1,
                x2 + nx * w2,
                y2 + ny * w2,
                x2 - nx * w2,
                y2 - ny * w2,
                x1 - nx * w1,
                y1 - ny * w1);
        oval(x1, y1, w1 / 2, w1 / 2);
        oval(x2, y2, w2 / 2, w2 / 2);
    }

    /** Paints in a system of its own: origin at the place, scaled. */
    void at(double x, double y, double scaleX, double scaleY, Runnable painting) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.scale(scaleX, scaleY);
        painting.run();
        g.setTransform(before);
    }
}
