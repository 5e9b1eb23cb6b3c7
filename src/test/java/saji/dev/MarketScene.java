package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Tone.dark;
import static saji.dev.Tone.pale;

/** The morning market: stalls, fruit, sellers and buyers. */
final class MarketScene {

    private final Stage s;
    private final Brush b;

    MarketScene(Stage stage) {
        s = stage;
        b = stage.b;
    }

    void market() {
        s.backdrop.outdoors(s.horizon);
        s.ground.earth(0xcdb08a, 0xe6d3b4);
        hall();
        s.ground.pavement(690, H);
        double shift = b.between(-60, 60);
        for (int i = 0; i < 4; i++) {
            double x = 60 + i * 410 + shift;
            s.add(760, () -> stall(x, 770, 330, 0.9));
        }
        s.crowd(6, 60, 1540, 800, 850);
        for (int i = 0; i < 2; i++) {
            double x = i == 0 ? 10 + shift / 2 : 1080 + shift / 2;
            s.add(960, () -> stall(x, 985, 480, 1.35));
        }
        s.person(690, 960, true, Look.any(b), Pose.HOLD);
        s.person(820, 975, false, Look.any(b), Pose.TALK);
        s.person(910, 990, false, Look.kid(b), Pose.STAND);
        s.person(610, 900, true, Look.any(b), Pose.WALK);
        for (int i = 0; i < 3; i++) {
            double x = 560 + i * 210 + b.between(-20, 20);
            s.add(1040 + i, () -> basket(x, 1050, 130));
        }
        s.flush();
        s.bunting(-20, 420, 800, 400, false);
        s.bunting(800, 400, 1620, 430, false);
        s.backdrop.finish(true);
    }

    private void hall() {
        for (int i = 0; i < 3; i++) {
            double x = -60 + i * 580;
            b.ink(0x8a6a58).rect(x + 20, 560, 520, 150);
            b.ink(0x5a4648).rect(x + 34, 590, 492, 110);
            s.buildings.roof(x, 580, 560, 120, 0.16, s.buildings.terracotta());
            for (int k = 0; k < 5; k++) {
                b.ink(0xf3e6c6).rect(x + 30 + k * 122, 580, 12, 120);
            }
            for (int k = 0; k < 12; k++) {
                b.ink(b.pick(0xe8604c, 0xf2a33a, 0x6f9d4f, 0xf0c659), 0.8).oval(x + 60 + k * 40, 690, 20, 14);
            }
        }
        s.plants.palm(b.between(480, 560), 700, 380);
        s.plants.palm(b.between(1060, 1130), 700, 400);
    }

    private void stall(double x, double y, double width, double k) {
        int cloth = b.pick(0xd9503f, 0x2f8f83, 0xf0a63a, 0x3f77b5, 0x7a9d3f);
        b.ink(0x1d2340, 0.25).oval(x + width / 2, y, width * 0.55, 12 * k);
        b.ink(0x2f2a38, 0.20).rect(x + 6, y - 190 * k, width - 12, 130 * k);
        b.ink(0x8a5a3a).rect(x, y - 215 * k, 8 * k, 215 * k);
        b.rect(x + width - 8 * k, y - 215 * k, 8 * k, 215 * k);
        seller(x + width * b.between(0.3, 0.7), y, k);
        b.down(y - 62 * k, 0xb57a4a, y, 0x7a4b33).rect(x - 6, y - 62 * k, width + 12, 62 * k);
        b.ink(0x5a3828, 0.5);
        for (int i = 1; i < 4; i++) {
            b.rect(x - 6, y - 62 * k + i * 16 * k, width + 12, 2);
        }
        int heaps = (int) (width / (78 * k)) + 1;
        for (int i = 0; i < heaps; i++) {
            heap(x + width * (i + 0.5) / heaps, y - 62 * k, width / heaps * 0.46);
        }
        s.shops.awning(x - 22 * k, y - 250 * k, width + 44 * k, 46 * k, cloth);
    }

    private void seller(double x, double y, double k) {
        Look look = Look.any(b).with(b.chance(0.6) ? Look.Head.SCARF : Look.Head.CAP, Look.Wear.APRON);
        s.figures.draw(x, y - 6, 178 * k, b.chance(0.5), look, Pose.of(b, Pose.HOLD, Pose.TALK), false);
    }

    /** A pyramid of one fruit. */
    private void heap(double x, double y, double half) {
        int colour = b.pick(0xd9423c, 0xf2a33a, 0x6fa53f, 0xf0cf4a, 0x7a4a8a, 0x3f8a4a, 0xe8703a);
        b.ink(0xd8b27a)
                .poly(
                        x - half * 1.02,
                        y - half * 0.34,
                        x + half * 1.02,
                        y - half * 0.34,
                        x + half * 0.86,
                        y,
                        x - half * 0.86,
                        y);
        double r = half * 0.24;
        for (int row = 0; row < 3; row++) {
            int count = 4 - row;
            for (int i = 0; i < count; i++) {
                double fx = x + (i - (count - 1) / 2.0) * r * 1.9;
                double fy = y - half * 0.36 - row * r * 1.45;
                b.ink(dark(colour, 0.16)).oval(fx, fy, r, r);
                b.ink(colour).oval(fx - r * 0.1, fy - r * 0.1, r * 0.84, r * 0.84);
                b.ink(pale(colour, 0.6), 0.8).oval(fx - r * 0.34, fy - r * 0.36, r * 0.2, r * 0.2);
            }
        }
    }

    private void basket(double x, double y, double width) {
        b.ink(0x1d2340, 0.25).oval(x, y, width * 0.5, width * 0.08);
        int colour = b.pick(0xd9423c, 0x6fa53f, 0xf2a33a);
        for (int i = 0; i < 9; i++) {
            b.ink(i % 2 == 0 ? colour : dark(colour, 0.15))
                    .oval(
                            x - width * 0.4 + i * width * 0.1,
                            y - width * 0.42 - (i % 3) * 6,
                            width * 0.11,
                            width * 0.11);
        }
        b.down(y - width * 0.4, 0xd9a862, y, 0x9a6b3a);
        b.poly(
                x - width * 0.5,
                y - width * 0.4,
                x + width * 0.5,
                y - width * 0.4,
                x + width * 0.38,
                y,
                x - width * 0.38,
                y);
        b.ink(0x7a4b2a, 0.4);
        for (int i = 1; i < 4; i++) {
            b.rect(x - width * 0.48, y - width * 0.4 + i * width * 0.1, width * 0.96, 2);
        }
    }
}
