package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Tone.glowing;
import static saji.dev.Tone.mix;

/** Drainage works and flood. */
final class WaterScenes {

    private final Stage s;
    private final Brush b;

    WaterScenes(Stage stage) {
        s = stage;
        b = stage.b;
    }

    void drainage() {
        s.backdrop.outdoors(s.horizon);
        s.ground.earth(0xb58a62, 0xd9b98c);
        for (double x = -b.between(20, 100); x < W; x += b.between(250, 300)) {
            s.buildings.house(x, 690, b.between(200, 236), b.between(220, 260));
            if (b.chance(0.6)) {
                s.plants.tree(x + 250, 698, b.between(180, 240));
            } else {
                s.plants.banana(x + 250, 698, b.between(130, 170));
            }
        }
        s.poles(712, 330);
        canal();
        s.add(760, () -> s.lorries.excavator(1200, 810, 160, false));
        for (int i = 0; i < 3; i++) {
            double x = 100 + i * 160;
            s.add(750, () -> culvert(x, 785, 76));
        }
        int helmet = b.pick(0xf2c230, 0x3f77b5, 0xe8803a);
        s.person(1300, 950, false, Look.worker(b, helmet), Pose.DIG);
        s.person(1420, 1010, false, Look.worker(b, 0xf5f1e6), Pose.READ);
        s.person(1520, 1000, false, Look.worker(b, helmet), Pose.POINT);
        s.person(270, 960, true, Look.worker(b, helmet), Pose.DIG);
        s.person(110, 1010, true, Look.worker(b, helmet), Pose.CARRY);
        s.person(400, 830, true, Look.any(b), Pose.STAND);
        s.flush();
        for (int i = 0; i < 2; i++) {
            double y = 870 + i * 100;
            double x = 720 + i * 150;
            Look look = Look.worker(b, helmet);
            s.figures.above(y - s.size(y) * 0.2, x, y, s.size(y), i == 0, look, Pose.DIG);
            b.ink(0xdff2ee, 0.5).oval(x, y - s.size(y) * 0.2, 46, 6);
        }
        s.plants.frame();
        s.backdrop.finish(true);
    }

    private void canal() {
        b.down(s.horizon, 0xcfc6b6, H, 0x9a9186).poly(770, 690, 850, 690, 1290, H, 330, H);
        b.down(690, 0x8f867c, H, 0x6a625e).poly(782, 700, 838, 700, 1190, H, 430, H);
        b.fade(0, 700, glowing(mix(b.light.middle(), 0x8fb0a8, 0.5), 1), 0, H, b.lit(0x4f8a8a, 1));
        b.poly(790, 712, 830, 712, 1090, H, 530, H);
        b.ink(0xffffff, 0.3);
        for (int i = 0; i < 9; i++) {
            double y = 730 + i * i * 5;
            b.round(810 - i * 14 + b.between(-10, 10), y, 20 + i * 12, 2 + i * 0.4, 4);
        }
        b.ink(0xe9e0cf);
        b.poly(764, 690, 774, 690, 352, H, 312, H);
        b.poly(846, 690, 856, 690, 1308, H, 1268, H);
    }

    private void culvert(double x, double y, double r) {
        b.ink(0x1d2340, 0.22).oval(x, y, r, r * 0.12);
        b.down(y - r * 2, 0xd5cdbf, y, 0x9a9186).oval(x, y - r, r, r);
        b.ink(0x5a5350).oval(x, y - r, r * 0.76, r * 0.76);
        b.ink(0x3f3a40).oval(x + r * 0.1, y - r * 0.96, r * 0.62, r * 0.62);
    }

    void flood() {
        s.backdrop.outdoors(s.horizon);
        for (double x = -b.between(100, 220); x < W + 80; x += b.between(290, 340)) {
            s.buildings.house(x, 752, b.between(240, 280), b.between(290, 330));
            if (b.chance(0.6)) {
                s.plants.tree(x + 290, 740, b.between(230, 300));
            } else {
                s.plants.palm(x + 290, 740, b.between(340, 420));
            }
        }
        s.poles(760, 400);
        s.ground.water(676, H, 0x9a8a6a);
        for (int i = 0; i < 18; i++) {
            int colour = b.pick(0xc8603f, 0xf4e3c1, 0x4f8f5a, 0xcfe0d2, 0xb9563d);
            double depth = b.between(60, 150);
            b.fade(0, 678, b.lit(colour, 0.36), 0, 678 + depth, b.lit(colour, 0));
            b.rect(i * 98 + b.between(-30, 30), 678, b.between(60, 130), depth);
        }
        raft(b.between(640, 760), 930, 620);
        wading(b.chance(0.5) ? 200 : 1340, 830);
        wading(1280, 1000);
        wading(190, 1040);
        s.flush();
        rain();
        s.backdrop.finish(false);
    }

    private void rain() {
        b.ink(0xdfe8ea, 0.38);
        for (int i = 0; i < 60; i++) {
            double x = b.between(0, W);
            double y = b.between(0, H);
            b.line(x, y, x - 8, y + 34, 1.4);
        }
    }

    private void raft(double x, double y, double width) {
        s.add(y, () -> {
            b.ink(0x2a2a40, 0.2).oval(x, y + 40, width * 0.56, 28);
            Look[] crew = {Look.worker(b, 0xf2c230), Look.any(b), Look.kid(b), Look.any(b), Look.worker(b, 0xf2c230)};
            Pose[] poses = {Pose.POINT, Pose.SIT, Pose.STAND, Pose.SIT, Pose.DESK};
            double[] sunk = {60, 14, 22, 14, 60};
            for (int i = 0; i < 5; i++) {
                double px = x - width * 0.38 + i * width * 0.19;
                s.figures.above(y, px, y + sunk[i], 262, i != 0 && i < 3, crew[i], poses[i]);
            }
            b.ink(0xa8693f).line(x + width * 0.42, y - 110, x + width * 0.55, y + 70, 9);
            s.vehicles.boat(x, y, width, b.pick(0xe8703a, 0xd9423c), true);
            b.ink(0xffffff, 0.4).round(x - width * 0.62, y + 50, width * 0.3, 5, 5);
            b.round(x + width * 0.2, y + 58, width * 0.4, 5, 5);
        });
    }

    private void wading(double x, double y) {
        double size = s.size(y);
        boolean right = b.chance(0.5);
        Look one = Look.any(b);
        Look two = b.chance(0.4) ? Look.kid(b) : Look.any(b);
        s.add(y, () -> {
            double line = y - size * 0.3;
            b.ink(0x2a2a40, 0.22).oval(x + 6, line + 6, size * 0.24, size * 0.04);
            s.figures.above(line, x, y, size, right, one, Pose.CARRY);
            s.figures.above(line, x + size * 0.42, two.child() ? line + size * 0.14 : y, size, right, two, Pose.STAND);
            b.ink(0xf0f4f2, 0.55).ring(x, line, size * 0.2, size * 0.03, 3);
            b.ring(x + size * 0.42, line, size * 0.18, size * 0.03, 3);
        });
    }
}
