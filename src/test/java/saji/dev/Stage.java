package saji.dev;

import static saji.dev.Tone.pale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a scene is set up with: its painters, its people and its furniture, painted from far to near. */
final class Stage {

    private record Piece(double y, Runnable painting) {}

    final Brush b;
    final Backdrop backdrop;
    final Ground ground;
    final Plants plants;
    final Buildings buildings;
    final Shops shops;
    final Figures figures;
    final Vehicles vehicles;
    final Lorries lorries;
    final double horizon;
    private final double nearness;
    private final List<Piece> pieces = new ArrayList<>();

    Stage(Brush brush, double horizon, double nearness) {
        b = brush;
        this.horizon = horizon;
        this.nearness = nearness;
        backdrop = new Backdrop(brush);
        ground = new Ground(brush, horizon);
        plants = new Plants(brush);
        buildings = new Buildings(brush);
        shops = new Shops(brush, buildings);
        figures = new Figures(brush);
        vehicles = new Vehicles(brush);
        lorries = new Lorries(brush, vehicles);
    }

    /** The height of a grown person whose feet are at this line. */
    double size(double y) {
        return (y - horizon) * nearness;
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

    /** Poles with the cables that cross every street here. */
    void poles(double base, double height) {
        double step = b.between(430, 560);
        double x = -b.between(0, 200);
        while (x < Brush.W) {
            b.ink(0x5a5560).line(x, base, x, base - height, 7);
            b.line(x - 30, base - height + 16, x + 30, base - height + 16, 5);
            for (int i = -1; i < 2; i++) {
                double y = base - height + 14 + Math.abs(i) * 3;
                b.ink(0x3a3846, 0.75).curve(x + i * 26, y, x + step / 2 + i * 26, y + 46, x + step + i * 26, y, 1.8);
            }
            x += step;
        }
    }
}
