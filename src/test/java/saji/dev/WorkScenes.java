package saji.dev;

import static saji.dev.Tone.dark;
import static saji.dev.Tone.pale;

/** Fire engine and waste bank. */
final class WorkScenes {

    private final Stage s;
    private final Brush b;

    WorkScenes(Stage stage) {
        s = stage;
        b = stage.b;
    }

    void fireEngine() {
        new StreetScenes(s).street();
        double fx = b.between(1260, 1340);
        smoke(fx);
        s.add(915, () -> s.lorries.lorry(500, 920, 190, true, 0xcf2f2c, true));
        double hx = b.between(1010, 1060);
        s.add(950, () -> jet(hx, fx));
        s.person(hx, 950, true, crew(), Pose.POINT);
        s.person(hx - 84, 958, true, crew(), Pose.CARRY);
        s.person(860, 990, true, crew(), Pose.RUN);
        s.person(1330, 960, false, crew(), Pose.POINT);
        s.crowd(3, 40, 700, 1025, 1050);
        s.crowd(1, 1380, 1560, 1025, 1045);
        s.flush();
        s.backdrop.finish(true);
    }

    private void smoke(double x) {
        b.halo(x, 540, 220, 0xff8a3d, 0.75);
        b.glow(0xffb04a, 0.9)
                .blob(x - 66, 560, x - 50, 500, x - 26, 528, x, 450, x + 26, 520, x + 50, 490, x + 64, 560);
        b.glow(0xffe08a, 0.9).blob(x - 34, 562, x - 20, 526, x, 500, x + 22, 532, x + 32, 562);
        for (int layer = 0; layer < 3; layer++) {
            b.ink(layer == 0 ? 0x6a6470 : layer == 1 ? 0x8a8490 : 0xb0a9ae, 0.92 - layer * 0.1);
            for (int i = 0; i < 13; i++) {
                double r = (24 + i * 8.5) * (1 - layer * 0.22);
                double wave = Math.sin(i * 0.9) * 16;
                b.oval(x + wave + i * i * 1.5 - layer * r * 0.26, 500 - i * 38 - layer * r * 0.22, r, r * 0.86);
            }
        }
    }

    /** The hose and its water. */
    private void jet(double x, double fire) {
        b.ink(0xe8dcc0).curve(620, 925, 830, 1010, x - 14, 955, 11);
        b.curve(x - 14, 955, x + 10, 870, x + 66, 804, 11);
        b.ink(0x5a5560).line(x + 58, 812, x + 76, 792, 13);
        for (int i = 0; i < 4; i++) {
            double up = 420 - i * 22;
            b.glow(0xe6f6fb, 0.55 - i * 0.1)
                    .curve(x + 76, 790, (x + fire) / 2 + 30, up, fire - 20 + i * 16, 540, 15 - i * 3);
        }
        for (int i = 0; i < 26; i++) {
            double size = b.between(2, 6);
            b.glow(0xffffff, 0.6).oval(fire + b.between(-60, 70), 545 + b.between(-50, 40), size, size);
        }
        b.halo(fire, 545, 90, 0xffffff, 0.6);
    }

    private Look crew() {
        return Look.worker(b, b.pick(0xf2c230, 0xcf2f2c)).in(0x2f3a52, 0x2f3a52);
    }

    void waste() {
        new StreetScenes(s).street();
        s.add(870, () -> s.lorries.lorry(1060, 880, 165, true, b.pick(0x3f8f5a, 0x3f77b5, 0xe8963a), false));
        int[] colours = {0x3f9a5a, 0xf0b429, 0x3f77b5, 0xd9503f};
        for (int i = 0; i < 4; i++) {
            bin(110 + i * 128, 975, 1.3, colours[i]);
        }
        int helmet = b.pick(0x3f9a5a, 0xf2c230);
        s.person(650, 968, true, Look.worker(b, helmet), Pose.CARRY);
        s.person(800, 950, true, Look.worker(b, helmet), Pose.DIG);
        s.person(1010, 955, false, Look.worker(b, helmet), Pose.POINT);
        s.person(300, 1035, false, Look.any(b), Pose.CARRY);
        s.person(440, 1042, false, Look.kid(b), Pose.HOLD);
        for (int i = 0; i < 7; i++) {
            double x = 800 + i * 46 + b.between(-12, 12);
            double size = b.between(0.6, 0.85);
            s.add(985 + i, () -> bag(x, 992, size));
        }
        s.crowd(2, 1200, 1540, 1020, 1045);
        s.flush();
        s.backdrop.finish(true);
    }

    private void bin(double x, double y, double k, int colour) {
        s.add(
                y,
                () -> b.at(x, y, k, k, () -> {
                    b.ink(0x1d2340, 0.25).oval(0, 0, 50, 6);
                    b.down(-120, pale(colour, 0.1), 0, dark(colour, 0.25)).poly(-42, -120, 42, -120, 34, 0, -34, 0);
                    b.ink(dark(colour, 0.2)).round(-48, -130, 96, 16, 10);
                    b.ink(dark(colour, 0.35), 0.4).rect(-20, -112, 3, 100);
                    b.rect(18, -112, 3, 100);
                    b.ink(0xffffff, 0.85).ring(0, -64, 15, 15, 6);
                }));
    }

    private void bag(double x, double y, double k) {
        int colour = b.pick(0x4a4f5a, 0x3f8f83, 0xe6dcc2, 0x2f3a52);
        b.at(x, y, k, k, () -> {
            b.down(-85, pale(colour, 0.15), 0, dark(colour, 0.2))
                    .blob(-50, 0, -45, -50, -4, -85, 5, -85, 46, -50, 50, 0);
            b.ink(dark(colour, 0.3)).line(-8, -84, 10, -84, 6);
        });
    }
}
