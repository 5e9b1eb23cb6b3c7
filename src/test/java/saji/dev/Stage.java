package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Brush.dark;
import static saji.dev.Brush.glowing;
import static saji.dev.Brush.mix;
import static saji.dev.Brush.pale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ground of a scene and what stands on it, painted from far to near. */
final class Stage {

    private record Piece(double y, Runnable painting) {}

    final Brush b;
    final Backdrop backdrop;
    final Plants plants;
    final Buildings buildings;
    final Figures figures;
    final Vehicles vehicles;
    final double horizon;
    private final List<Piece> pieces = new ArrayList<>();

    Stage(Brush brush, double horizon) {
        b = brush;
        this.horizon = horizon;
        backdrop = new Backdrop(brush);
        plants = new Plants(brush);
        buildings = new Buildings(brush);
        figures = new Figures(brush);
        vehicles = new Vehicles(brush);
    }

    /** The height of a grown person whose feet are at this line. */
    double size(double y) {
        return (y - horizon) * 0.6;
    }

    void add(double y, Runnable painting) {
        pieces.add(new Piece(y, painting));
    }

    void flush() {
        pieces.sort(Comparator.comparingDouble(Piece::y));
        pieces.forEach(piece -> piece.painting().run());
        pieces.clear();
    }

    void person(double x, double y, Pose pose) {
        person(x, y, b.chance(0.5), Look.any(b), pose);
    }

    void person(double x, double y, boolean right, Look look, Pose pose) {
        add(y, () -> figures.draw(x, y, size(y), right, look, pose, false));
    }

    void behind(double x, double y, Look look, Pose pose) {
        add(y, () -> figures.draw(x, y, size(y), b.chance(0.5), look, pose, true));
    }

    /** Passers-by, some in pairs, some with a child. */
    void crowd(int count, double left, double right, double top, double bottom) {
        for (int i = 0; i < count; i++) {
            double x = left + (right - left) * (i + b.between(0.15, 0.85)) / count;
            double y = b.between(top, bottom);
            boolean facing = b.chance(0.5);
            Pose pose = Pose.moving(b);
            person(x, y, facing, Look.any(b), pose);
            if (b.chance(0.35)) {
                person(x + size(y) * 0.36, y + 5, facing, b.chance(0.6) ? Look.kid(b) : Look.any(b), pose);
            }
        }
    }

    void lawn() {
        b.down(horizon, 0xa9c872, H, 0x4f9556).rect(0, horizon - 2, W, H - horizon + 2);
        for (int i = 0; i < 7; i++) {
            double y = horizon + 30 + i * i * 11;
            b.ink(i % 2 == 0 ? 0xbdd47c : 0x5da05a, 0.22).oval(b.between(0, W), y, b.between(300, 620), 12 + i * 7);
        }
    }

    void earth(int near, int far) {
        b.down(horizon, far, H, near).rect(0, horizon - 2, W, H - horizon + 2);
        for (int i = 0; i < 8; i++) {
            b.ink(dark(near, 0.25), 0.12)
                    .oval(b.between(0, W), horizon + 40 + i * i * 8, b.between(160, 460), 6 + i * 3);
        }
    }

    void pavement(double top, double bottom) {
        b.down(top, 0xe6d3b4, bottom, 0xcdb594).rect(0, top, W, bottom - top);
        b.ink(0x8f7660, 0.22);
        for (double y = top + 14; y < bottom; y += (y - horizon) * 0.16) {
            b.line(0, y, W, y, 1.5);
        }
        for (int i = -16; i <= 16; i++) {
            double t = W / 2.0 + i * (top - horizon) * 0.9;
            double u = W / 2.0 + i * (bottom - horizon) * 0.9;
            b.line(t, top, u, bottom, 1.5);
        }
    }

    /** A road across the picture. */
    void road(double top, double bottom) {
        b.down(top, 0x7a7a86, bottom, 0x575866).rect(0, top, W, bottom - top);
        b.ink(0xe9e0cf).rect(0, top - 8, W, 9);
        b.ink(0xbfb19c).rect(0, top + 1, W, 4);
        b.ink(0xf6ecd2, 0.9);
        double middle = top + (bottom - top) * 0.45;
        for (double x = b.between(-120, 0); x < W; x += 190) {
            b.poly(x, middle, x + 110, middle, x + 106, middle + 9, x - 4, middle + 9);
        }
    }

    /** A road that runs away from the eye to a point on the horizon. */
    void avenue(double x, double near) {
        b.down(horizon, 0x9a97a0, H, 0x50515f).poly(x - 14, horizon, x + 14, horizon, x + near, H, x - near, H);
        b.ink(0xf1e6cf);
        for (int side = -1; side <= 1; side += 2) {
            b.poly(x + side * 13, horizon, x + side * 15, horizon, x + side * (near + 34), H, x + side * near, H);
        }
        for (double t = 0.06; t < 1; t *= 1.6) {
            double y1 = horizon + (H - horizon) * t;
            double y2 = horizon + (H - horizon) * Math.min(1, t * 1.25);
            b.ink(0xf8efd8).poly(x - t * 9, y1, x + t * 9, y1, x + t * 12, y2, x - t * 12, y2);
        }
    }

    /** Water with the sky in it and long glints. */
    void water(double top, double bottom, int colour) {
        int sky = mix(b.light.middle(), b.light.low(), 0.5);
        b.fade(0, top, glowing(mix(colour, sky, 0.7), 1), 0, bottom, b.lit(dark(colour, 0.12), 1));
        b.rect(0, top, W, bottom - top);
        for (int i = 0; i < 70; i++) {
            double t = Math.pow(b.random.nextDouble(), 1.6);
            double y = top + 4 + (bottom - top) * t;
            double width = 20 + 130 * t;
            b.glow(i % 3 == 0 ? 0xffffff : mix(sky, 0xffffff, 0.3), 0.12 + 0.16 * b.random.nextDouble());
            b.round(b.between(-60, W), y, width, 1.5 + 4.5 * t, 6);
        }
        b.glow(b.light.sun(), 0.22);
        for (int i = 0; i < 14; i++) {
            double y = top + (bottom - top) * i * i / 196;
            double width = b.between(30, 110);
            b.round(b.light.sunX() - width / 2 + b.between(-24, 24), y, width, 2 + i * 0.35, 5);
        }
    }

    void lamp(double x, double base, double height) {
        b.ink(0x3f4656).line(x, base, x, base - height, Math.max(3, height * 0.022));
        b.curve(
                x,
                base - height,
                x,
                base - height * 1.08,
                x + height * 0.14,
                base - height * 1.06,
                Math.max(2, height * 0.018));
        b.glow(0xfff0c4, 1).oval(x + height * 0.15, base - height * 1.04, height * 0.03, height * 0.018);
        if (b.light.night()) {
            b.halo(x + height * 0.15, base - height * 1.03, height * 0.6, 0xffd083, 0.55);
        }
    }

    void bench(double x, double y, double size) {
        b.ink(0x1d2340, 0.2).oval(x, y, size * 0.7, size * 0.04);
        b.ink(0x3f4656).rect(x - size * 0.5, y - size * 0.26, size * 0.05, size * 0.26);
        b.rect(x + size * 0.45, y - size * 0.26, size * 0.05, size * 0.26);
        b.ink(0xa8693f).round(x - size * 0.6, y - size * 0.29, size * 1.2, size * 0.07, 6);
        b.ink(pale(0xa8693f, 0.15)).round(x - size * 0.6, y - size * 0.5, size * 1.2, size * 0.07, 6);
        b.round(x - size * 0.6, y - size * 0.4, size * 1.2, size * 0.07, 6);
    }

    /** A string of little flags or lamps. */
    void bunting(double x1, double y1, double x2, double y2, boolean lamps) {
        double sag = Math.abs(x2 - x1) * 0.1;
        b.ink(0x4a4650).curve(x1, y1, (x1 + x2) / 2, (y1 + y2) / 2 + sag * 2, x2, y2, 2);
        int count = (int) Math.max(6, Math.abs(x2 - x1) / 38);
        for (int i = 1; i < count; i++) {
            double t = (double) i / count;
            double x = x1 + (x2 - x1) * t;
            double y = y1 + (y2 - y1) * t + sag * 4 * t * (1 - t);
            if (lamps) {
                b.halo(x, y + 8, 26, 0xffc765, 0.5);
                b.glow(0xffe8b0, 1).oval(x, y + 8, 5, 6);
            } else {
                b.ink(b.pick(0xd9503f, 0xf2a33a, 0x2f8f83, 0xfff3df, 0x3f77b5)).poly(x - 11, y, x + 11, y, x, y + 26);
            }
        }
    }
}
