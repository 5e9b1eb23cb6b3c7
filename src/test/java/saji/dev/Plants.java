package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Tone.dark;
import static saji.dev.Tone.mix;
import static saji.dev.Tone.pale;

import java.awt.geom.Path2D;

/** Palms, trees, bushes, flowers and grass. */
final class Plants {

    private final Brush b;

    Plants(Brush brush) {
        b = brush;
    }

    void shadow(double x, double y, double rx, double ry) {
        b.ink(0x1d2340, 0.22).oval(x, y, rx, ry);
    }

    void palm(double x, double base, double height) {
        double lean = b.between(-0.16, 0.16) * height;
        double tx = x + lean;
        double ty = base - height;
        shadow(x, base, height * 0.16, height * 0.022);
        Path2D trunk = new Path2D.Double();
        trunk.moveTo(x - height * 0.026, base);
        trunk.quadTo(x - height * 0.01 + lean * 0.2, base - height * 0.5, tx - height * 0.011, ty);
        trunk.lineTo(tx + height * 0.011, ty);
        trunk.quadTo(x + height * 0.03 + lean * 0.2, base - height * 0.5, x + height * 0.034, base);
        trunk.closePath();
        b.fade(x - height * 0.03, 0, b.lit(0xb08a62, 1), x + height * 0.04, 0, b.lit(0x71503f, 1))
                .fill(trunk);
        int green = b.pick(0x4d9a52, 0x3f8c55, 0x67a549);
        for (int i = 0; i < 11; i++) {
            double angle = Math.PI * (-0.12 + 1.24 * i / 10.0) + b.between(-0.08, 0.08);
            frond(tx, ty, angle, height * b.between(0.36, 0.46), i % 2 == 0 ? dark(green, 0.22) : green);
        }
        b.ink(0x8a5a33);
        for (int i = -1; i < 2; i++) {
            b.oval(tx + i * height * 0.022, ty + height * 0.03, height * 0.018, height * 0.02);
        }
    }

    /** One leaf of a palm; the angle is 0 to the right and grows upwards. */
    void frond(double x, double y, double angle, double length, int colour) {
        double dx = Math.cos(angle) * length;
        double dy = -Math.sin(angle) * length;
        double droop = length * (0.35 + 0.35 * Math.abs(Math.cos(angle)));
        double cx = x + dx * 0.55;
        double cy = y + dy * 0.9 - length * 0.18;
        double ex = x + dx;
        double ey = y + dy * 0.8 + droop * 0.75;
        Path2D leaf = new Path2D.Double();
        double side = Math.signum(dx) == 0 ? 1 : Math.signum(dx);
        for (int i = 1; i <= 15; i++) {
            double t = i / 15.0;
            double px = curve(x, cx, ex, t);
            double py = curve(y, cy, ey, t);
            double qx = curve(x, cx, ex, t - 0.09);
            double qy = curve(y, cy, ey, t - 0.09);
            double size = length * 0.27 * Math.sin(Math.PI * (0.12 + 0.8 * t));
            leaf.append(Brush.path(qx, qy, px, py, px + side * size * 0.45, py + size), false);
            leaf.append(Brush.path(qx, qy, px, py, px + side * size * 0.75, py - size * 0.4), false);
        }
        b.ink(colour).fill(leaf);
        b.ink(pale(colour, 0.25)).curve(x, y, cx, cy, ex, ey, Math.max(1.5, length * 0.016));
    }

    private static double curve(double a, double c, double e, double t) {
        return (1 - t) * (1 - t) * a + 2 * (1 - t) * t * c + t * t * e;
    }

    void tree(double x, double base, double height) {
        tree(x, base, height, b.pick(0x4f9a50, 0x3c8a58, 0x6fa84a, 0x5d9c62, 0x4f9a50, 0xd4583f, 0xe7a93a));
    }

    void tree(double x, double base, double height, int leaf) {
        shadow(x + height * 0.05, base, height * 0.4, height * 0.035);
        b.fade(x - height * 0.04, 0, b.lit(0x9a7453, 1), x + height * 0.05, 0, b.lit(0x5c4038, 1));
        b.poly(
                x - height * 0.045,
                base,
                x - height * 0.025,
                base - height * 0.5,
                x + height * 0.025,
                base - height * 0.5,
                x + height * 0.05,
                base);
        b.limb(x, base - height * 0.36, height * 0.03, x - height * 0.16, base - height * 0.6, height * 0.015);
        b.limb(x, base - height * 0.4, height * 0.03, x + height * 0.16, base - height * 0.62, height * 0.015);
        double[][] lobes = new double[9][];
        for (int i = 0; i < lobes.length; i++) {
            double a = Math.PI * 2 * i / lobes.length;
            double reach = i == 0 ? 0 : b.between(0.16, 0.24);
            lobes[i] = new double[] {
                x + Math.cos(a) * reach * 1.25 * height,
                base - height * 0.7 - Math.sin(a) * reach * 0.75 * height,
                b.between(0.14, 0.19) * height
            };
        }
        foliage(lobes, 0.88, leaf);
    }

    /** A rain tree with its wide flat crown. */
    void umbrella(double x, double base, double height) {
        shadow(x, base, height * 0.75, height * 0.04);
        b.fade(x - height * 0.05, 0, b.lit(0x9a7453, 1), x + height * 0.06, 0, b.lit(0x5c4038, 1));
        b.limb(x, base - height * 0.02, height * 0.08, x, base - height * 0.4, height * 0.055);
        double[][] lobes = new double[13][];
        for (int i = 0; i < lobes.length; i++) {
            double t = i / 6.0 - 1;
            double px = x + t * height * 0.72;
            double py = base - height * (0.84 - t * t * 0.16) + b.between(-0.03, 0.03) * height;
            lobes[i] = new double[] {px, py, b.between(0.13, 0.18) * height * (1.1 - Math.abs(t) * 0.3)};
            b.limb(x, base - height * 0.38, height * 0.04, px * 0.9 + x * 0.1, py, height * 0.012);
        }
        foliage(lobes, 0.72, b.pick(0x4f9a50, 0x3f8c58, 0x5d9c62));
    }

    /** Lobes of leaves: dark below, the leaf's colour, and small tufts that catch the sun. */
    private void foliage(double[][] lobes, double flat, int leaf) {
        double side = b.light.sunX() < lobes[0][0] ? -1 : 1;
        b.ink(dark(leaf, 0.38));
        for (double[] lobe : lobes) {
            b.oval(lobe[0], lobe[1] + lobe[2] * 0.12, lobe[2], lobe[2] * flat);
        }
        b.ink(leaf);
        for (double[] lobe : lobes) {
            b.oval(lobe[0] + side * lobe[2] * 0.13, lobe[1] - lobe[2] * 0.13, lobe[2] * 0.88, lobe[2] * flat * 0.86);
        }
        for (int i = 0; i < lobes.length * 5; i++) {
            double[] lobe = lobes[i % lobes.length];
            double angle = b.between(0, Math.PI * 2);
            double reach = b.between(0.2, 0.8) * lobe[2];
            double dx = Math.cos(angle) * reach;
            double dy = Math.sin(angle) * reach * flat;
            boolean sunny = dx * side - dy * 1.5 > 0;
            double size = lobe[2] * b.between(0.12, 0.24);
            b.ink(sunny ? pale(leaf, 0.3) : dark(leaf, 0.3), sunny ? 0.6 : 0.35);
            b.oval(lobe[0] + dx, lobe[1] + dy - lobe[2] * 0.1, size * 1.3, size * 0.7);
        }
    }

    /** A banana plant. */
    void banana(double x, double base, double height) {
        shadow(x, base, height * 0.3, height * 0.03);
        b.ink(0x9aa85a).limb(x, base, height * 0.09, x, base - height * 0.5, height * 0.05);
        int green = b.pick(0x5da84c, 0x4a9a55, 0x78b348);
        for (int i = 0; i < 7; i++) {
            double angle = Math.PI * (0.06 + 0.88 * i / 6) + b.between(-0.08, 0.08);
            double length = height * b.between(0.45, 0.62);
            double ex = x + Math.cos(angle) * length;
            double ey = base - height * 0.5 - Math.sin(angle) * length + Math.abs(Math.cos(angle)) * length * 0.3;
            double mx = (x + ex) / 2 + Math.sin(angle) * length * 0.03;
            double my = (base - height * 0.5 + ey) / 2 - length * 0.14;
            double wide = length * 0.13;
            b.ink(i % 2 == 0 ? dark(green, 0.2) : green);
            b.blob(
                    x,
                    base - height * 0.5,
                    mx - wide * Math.sin(angle),
                    my - wide,
                    ex,
                    ey,
                    mx + wide * Math.sin(angle),
                    my + wide);
            b.ink(pale(green, 0.4)).curve(x, base - height * 0.5, mx, my, ex, ey, height * 0.012);
        }
    }

    void bush(double x, double base, double width) {
        double[][] lobes = new double[5][];
        for (int i = 0; i < 5; i++) {
            double r = width * (0.26 - Math.abs(i - 2) * 0.045);
            lobes[i] = new double[] {x + (i - 2) * width * 0.18, base - r * 0.75, r};
        }
        foliage(lobes, 0.9, b.pick(0x4d8f4f, 0x3d8458, 0x6a9f4d));
    }

    void flowers(double x, double base, double width) {
        bush(x, base, width);
        int colour = b.pick(0xf2637e, 0xffc83d, 0xf58a3c, 0xffffff, 0xd65fb0);
        b.ink(colour);
        for (int i = 0; i < 14; i++) {
            double r = width * 0.026;
            b.oval(x + b.between(-0.42, 0.42) * width, base - b.between(0.1, 0.5) * width, r, r);
        }
    }

    void hedge(double x, double base, double width, double height) {
        b.down(base - height, 0x5f9f52, base, 0x2f6a4c).round(x, base - height, width, height, height * 0.7);
        b.ink(0x85b963, 0.8);
        for (double hx = x + height * 0.3; hx < x + width - height * 0.3; hx += height * 0.55) {
            b.oval(hx, base - height * 0.86, height * 0.3, height * 0.16);
        }
    }

    void grass(double x, double y, double size) {
        b.ink(0x3f8a4a);
        for (int i = -2; i < 3; i++) {
            double lean = i * size * 0.16;
            b.poly(
                    x + i * size * 0.09,
                    y,
                    x + i * size * 0.09 + size * 0.08,
                    y,
                    x + lean * 1.6,
                    y - size * b.between(0.6, 1));
        }
    }

    /** Big dark leaves in one lower and one upper corner, close to the eye. */
    void frame() {
        boolean left = b.chance(0.5);
        double x = left ? -30 : W + 30;
        double turn = left ? 0 : Math.PI;
        int green = mix(0x1f5a48, 0x2c4f3a, b.random.nextDouble());
        for (int i = 0; i < 4; i++) {
            double angle = turn + (left ? 1 : -1) * (0.95 - i * 0.27);
            frond(x, H + 40, angle, b.between(230, 300), i % 2 == 0 ? green : dark(green, 0.3));
        }
        double ox = left ? W + 40 : -40;
        double back = left ? Math.PI : 0;
        for (int i = 0; i < 3; i++) {
            double angle = back + (left ? 1 : -1) * (-0.1 + i * 0.3);
            frond(ox, -50, angle, b.between(240, 330), i % 2 == 0 ? green : dark(green, 0.25));
        }
    }
}
