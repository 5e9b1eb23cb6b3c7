package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Brush.dark;
import static saji.dev.Brush.glowing;
import static saji.dev.Brush.mix;

/** Drainage works, flood and river. */
final class WaterScenes {

    private final Stage s;
    private final Brush b;

    WaterScenes(Stage stage) {
        s = stage;
        b = stage.b;
    }

    void drainage() {
        s.backdrop.outdoors(s.horizon);
        s.earth(0xb58a62, 0xd9b98c);
        for (double x = -b.between(20, 100); x < W; x += b.between(250, 300)) {
            s.buildings.house(x, 690, b.between(200, 236), b.between(220, 260));
            s.plants.tree(x + 250, 698, b.between(180, 240));
        }
        canal();
        s.add(760, () -> s.vehicles.excavator(1180, 790, 130, false));
        for (int i = 0; i < 3; i++) {
            double x = 120 + i * 150;
            s.add(750, () -> culvert(x, 775, 66));
        }
        int helmet = b.pick(0xf2c230, 0x3f77b5, 0xe8803a);
        s.person(1430, 860, false, Look.worker(b, helmet), Pose.DIG);
        s.person(1300, 940, false, Look.worker(b, helmet), Pose.DIG);
        s.person(1490, 990, false, Look.worker(b, 0xf5f1e6), Pose.POINT);
        s.person(250, 900, true, Look.worker(b, helmet), Pose.DIG);
        s.person(150, 960, true, Look.worker(b, helmet), Pose.CARRY);
        s.person(360, 830, true, Look.any(b), Pose.STAND);
        s.flush();
        for (int i = 0; i < 2; i++) {
            double y = 860 + i * 90;
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
        for (double x = -b.between(10, 120); x < W; x += b.between(250, 320)) {
            s.buildings.house(x, 730, b.between(220, 260), b.between(250, 300));
            if (b.chance(0.6)) {
                s.plants.tree(x + 280, 740, b.between(230, 300));
            } else {
                s.plants.palm(x + 280, 740, b.between(330, 400));
            }
        }
        s.lamp(1120, 740, 330);
        s.water(672, H, 0x9a8a6a);
        for (int i = 0; i < 12; i++) {
            b.ink(b.pick(0xc8603f, 0xf4e3c1, 0x4f8f5a, 0xcfe0d2), 0.13)
                    .round(i * 136 + b.between(-30, 30), 674, b.between(60, 140), b.between(50, 120), 30);
        }
        raft(b.between(620, 760), 890, 560);
        wading(b.chance(0.5) ? 220 : 1340, 820);
        wading(1240, 960);
        wading(250, 1010);
        s.flush();
        b.ink(0xdfe8ea, 0.35);
        for (int i = 0; i < 46; i++) {
            double x = b.between(0, W);
            double y = b.between(0, H);
            b.line(x, y, x - 8, y + 34, 1.3);
        }
        s.backdrop.finish(false);
    }

    private void raft(double x, double y, double width) {
        s.add(y, () -> {
            b.ink(0x2a2a40, 0.2).oval(x, y + 36, width * 0.56, 26);
            Look[] crew = {Look.worker(b, 0xf2c230), Look.any(b), Look.kid(b), Look.any(b), Look.worker(b, 0xf2c230)};
            for (int i = 0; i < 5; i++) {
                double px = x - width * 0.38 + i * width * 0.19;
                boolean ends = i == 0 || i == 4;
                Pose pose = i == 0 ? Pose.POINT : i == 4 ? Pose.DIG : Pose.HOLD;
                s.figures.above(y, px, y + (ends ? 40 : 70), ends ? 220 : 200, i == 0 ? false : i != 3, crew[i], pose);
            }
            b.ink(0xa8693f).line(x + width * 0.46, y - 96, x + width * 0.58, y + 60, 8);
            s.vehicles.boat(x, y, width, b.pick(0xe8703a, 0xd9423c), true);
            b.ink(0xffffff, 0.4).round(x - width * 0.62, y + 44, width * 0.3, 5, 5);
            b.round(x + width * 0.2, y + 52, width * 0.4, 5, 5);
        });
    }

    private void wading(double x, double y) {
        s.add(y, () -> {
            double size = s.size(y) * 0.95;
            double line = y - size * 0.33;
            boolean right = b.chance(0.5);
            b.ink(0x2a2a40, 0.22).oval(x + 6, line + 6, size * 0.24, size * 0.04);
            s.figures.above(line, x, y, size, right, Look.any(b), Pose.CARRY);
            b.ink(b.pick(0xd9503f, 0x3f77b5, 0xf0b429))
                    .round(x + (right ? size * 0.02 : -size * 0.26), y - size * 0.76, size * 0.24, size * 0.17, 8);
            s.figures.above(line, x + size * 0.42, y, size * 0.95, !right, Look.any(b), Pose.HOLD);
            b.ink(0xf0f4f2, 0.55).ring(x, line, size * 0.2, size * 0.03, 3);
            b.ring(x + size * 0.42, line, size * 0.18, size * 0.03, 3);
        });
    }

    void river() {
        s.backdrop.outdoors(s.horizon);
        b.far(0.1);
        for (double x = -b.between(10, 100); x < W; x += b.between(150, 190)) {
            if (b.chance(0.75)) {
                s.buildings.house(x, 620, b.between(130, 160), b.between(140, 190));
            } else {
                s.plants.tree(x + 70, 622, b.between(170, 230));
            }
        }
        b.far(0);
        b.down(612, 0x9fc06a, 660, 0x6a8f58).rect(0, 612, W, 40);
        b.ink(0xb9aa96).rect(0, 638, W, 18);
        s.water(652, H, b.pick(0x4f9a9a, 0x5aa08a, 0x4f8fa8));
        bridge(b.between(0, 200));
        for (int i = 0; i < 3; i++) {
            double y = 770 + i * 92;
            double width = 200 + i * 100;
            double x = 300 + (i * 620 + b.random.nextInt(300)) % 1050;
            int colour = b.pick(0xd9503f, 0x2f8f83, 0xf0b429, 0x3f77b5);
            s.add(y, () -> sailing(x, y, width, colour));
        }
        s.flush();
        bank();
        s.plants.frame();
        s.backdrop.finish(true);
    }

    private void sailing(double x, double y, double width, int colour) {
        b.ink(dark(0x2f5a6a, 0.2), 0.25).oval(x, y + width * 0.1, width * 0.52, width * 0.07);
        for (int i = 0; i < 2; i++) {
            double px = x - width * 0.24 + i * width * 0.42;
            s.figures.above(
                    y - width * 0.02,
                    px,
                    y + width * 0.08,
                    width * 0.5,
                    i == 0,
                    i == 0 ? Look.farmer(b) : Look.any(b),
                    i == 0 ? Pose.DIG : Pose.SIT);
        }
        b.ink(0x8a5a33).line(x - width * 0.1, y - width * 0.25, x + width * 0.04, y + width * 0.12, 6);
        s.vehicles.boat(x, y, width, colour, false);
    }

    private void bridge(double x) {
        double left = x - 260;
        b.ink(0xe6d9c2).rect(left, 548, W + 400, 24);
        b.ink(0xc2b29a).rect(left, 570, W + 400, 10);
        for (int i = 0; i < 6; i++) {
            double px = left + 160 + i * 330;
            b.down(575, 0xd9cbb2, 690, 0x9a8c7c).poly(px, 575, px + 46, 575, px + 36, 684, px + 10, 684);
            b.ink(0x2a2a40, 0.18).oval(px + 23, 690, 50, 8);
        }
        b.ink(0xd9503f);
        for (double px = left; px < W; px += 46) {
            b.rect(px, 520, 6, 30);
        }
        b.rect(left, 518, W + 400, 6);
        s.vehicles.car(x + 500, 550, 52, true, true);
        s.vehicles.motorbike(x + 760, 550, 62, true, true);
        s.vehicles.motorbike(x + 1060, 550, 62, false, true);
    }

    private void bank() {
        b.down(985, 0x86b258, H, 0x3f7f4a);
        b.blob(-60, H + 60, -60, 1000, 300, 1010, 700, 1040, 1100, 1030, 1660, 985, 1660, H + 60);
        for (int i = 0; i < 26; i++) {
            s.plants.grass(i * 64 + b.between(-14, 14), 1050 + b.between(-10, 16), b.between(34, 64));
        }
    }
}
