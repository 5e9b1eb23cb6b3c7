package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Brush.mix;

/** Clinic, school, city hall, housing and the calm skyline. */
final class CivicScenes {

    private final Stage s;
    private final Brush b;

    CivicScenes(Stage stage) {
        s = stage;
        b = stage.b;
    }

    private void grounds() {
        s.backdrop.outdoors(s.horizon);
        s.lawn();
        for (int i = 0; i < 3; i++) {
            s.plants.tree(b.between(0, 1) * 300 + i * 640 - 60, s.horizon + 70, b.between(240, 320));
        }
    }

    private void yard() {
        s.pavement(770, H);
        s.plants.hedge(-30, 772, 470, 46);
        s.plants.hedge(1160, 772, 470, 46);
        for (int i = 0; i < 4; i++) {
            double x = i < 2 ? b.between(20, 380) : b.between(1220, 1580);
            s.plants.flowers(x, 790, b.between(70, 110));
        }
    }

    void clinic() {
        grounds();
        double x = b.between(230, 330);
        s.buildings.civic(x, 716, 1020, 400, b.pick(0x2f9a8f, 0x3f8fb5, 0x4f9f6a));
        b.ink(0xfffaf0).oval(x + 510, 402, 46, 46);
        b.ink(0xd9423c).round(x + 498, 372, 24, 60, 6);
        b.round(x + 480, 390, 60, 24, 6);
        s.plants.palm(b.chance(0.5) ? 110 : 1480, 745, b.between(420, 500));
        yard();
        ambulance();
        s.person(760, 850, true, Look.nurse(b), Pose.HOLD);
        s.person(835, 855, false, Look.any(b).with(Look.Head.SCARF, Look.Wear.TUNIC), Pose.HOLD);
        s.person(800, 862, false, Look.kid(b), Pose.STAND);
        s.person(980, 820, false, Look.nurse(b), Pose.WALK);
        s.add(840, () -> s.bench(560, 840, 180));
        for (int i = 0; i < 2; i++) {
            int place = i;
            Look look = Look.any(b);
            s.add(841 + i, () -> s.figures.draw(520 + place * 76, 850, 172, place == 0, look, Pose.SIT, false));
        }
        s.crowd(3, 1060, 1500, 880, 1000);
        s.crowd(2, 120, 480, 930, 1010);
        s.flush();
        s.plants.frame();
        s.backdrop.finish(true);
    }

    private void ambulance() {
        s.add(800, () -> {
            double x = b.chance(0.5) ? 300 : 1290;
            b.at(x, 806, 1.15, 1.15, () -> {
                b.ink(0x1d2340, 0.25).oval(0, 0, 130, 9);
                b.down(-118, 0xffffff, -16, 0xe2e0d8).round(-112, -118, 210, 100, 26);
                b.round(40, -78, 80, 60, 22);
                b.ink(0x2f9a8f).rect(-112, -62, 230, 12);
                b.down(-106, 0xb5dbe2, -66, 0x5d8798).poly(50, -106, 80, -106, 100, -68, 50, -68);
                b.ink(0xd9423c).rect(-44, -104, 12, 36);
                b.rect(-56, -92, 36, 12);
                b.glow(0x4aa8f5, 1).round(-10, -128, 40, 11, 8);
                s.vehicles.wheel(-66, -18, 20);
                s.vehicles.wheel(68, -18, 20);
            });
        });
    }

    void school() {
        grounds();
        double x = b.between(150, 260);
        s.buildings.civic(x, 706, 1180, 360, b.pick(0xc23b35, 0x3f77b5, 0x2f8f83, 0xe08a2e));
        s.plants.tree(b.chance(0.5) ? 120 : 1490, 760, 360);
        s.pavement(750, H);
        b.ink(0xf7efdf, 0.8).ring(800, 905, 420, 62, 5);
        s.add(815, () -> {
            b.ink(0xd9cbb2).round(640, 800, 120, 22, 6);
            s.buildings.flag(700, 806, 430);
        });
        for (int i = 0; i < 9; i++) {
            double y = b.between(800, 880);
            s.person(
                    170 + i * 150 + b.between(-40, 40),
                    y,
                    b.chance(0.5),
                    Look.pupil(b),
                    Pose.of(b, Pose.RUN, Pose.CHEER, Pose.WAVE, Pose.WALK));
        }
        for (int i = 0; i < 5; i++) {
            double y = b.between(930, 1030);
            s.person(
                    330 + i * 215 + b.between(-50, 50),
                    y,
                    b.chance(0.5),
                    Look.pupil(b),
                    Pose.of(b, Pose.RUN, Pose.WAVE, Pose.TALK, Pose.CHEER));
        }
        s.person(1180, 930, false, Look.any(b).with(Look.Head.SCARF, Look.Wear.TUNIC), Pose.POINT);
        s.add(925, () -> b.ink(0xe8803a).oval(b.between(560, 900), 920, 20, 20));
        s.flush();
        s.plants.frame();
        s.backdrop.finish(true);
    }

    void office() {
        s.backdrop.outdoors(s.horizon);
        s.lawn();
        double tx = b.chance(0.5) ? 60 : 1260;
        b.far(0.14);
        s.buildings.tower(tx, 700, 240, b.between(380, 470));
        b.far(0);
        s.plants.tree(b.between(60, 220), 700, 260, 0x4f9a50);
        s.plants.tree(b.between(1380, 1540), 700, 260, 0x3c8a58);
        s.buildings.civic(310, 722, 980, 470, b.pick(0x8a5a3a, 0xb5523b, 0x2f6a6d));
        s.plants.palm(170, 780, 430);
        s.plants.palm(1430, 780, 450);
        yard();
        s.add(850, () -> s.buildings.flag(1060, 850, 440));
        int khaki = 0xb79a63;
        for (int i = 0; i < 6; i++) {
            double y = b.between(850, 900);
            Look look = Look.any(b).in(khaki, 0x8a7046);
            s.person(330 + i * 105, y, i % 2 == 0, look, Pose.still(b));
        }
        s.crowd(3, 1120, 1540, 880, 1000);
        s.crowd(2, 60, 300, 930, 1010);
        s.add(1000, () -> s.vehicles.motorbike(820, 1015, 260, b.chance(0.5), true));
        s.flush();
        s.backdrop.finish(true);
    }

    /** Rows of houses up a slope, a lane and its people. */
    void housing() {
        s.backdrop.sky(s.horizon);
        s.backdrop.mountains(s.horizon - 40);
        s.backdrop.city(s.horizon - 10, 0.6, 130);
        for (int row = 0; row < 5; row++) {
            double base = 520 + row * 62 + row * row * 7;
            double width = 120 + row * 42;
            b.far(0.4 - row * 0.1);
            b.down(base - 60, 0x8fb86a, base + 60, 0x5d9a58).rect(0, base - 40, W, H);
            for (double x = -b.between(20, width); x < W; x += width * b.between(1.12, 1.4)) {
                s.buildings.house(x, base, width, width * b.between(0.86, 1));
                if (b.chance(0.4)) {
                    s.plants.tree(x + width * 1.15, base + 6, width * 0.9);
                } else if (b.chance(0.3)) {
                    s.plants.palm(x + width * 1.15, base + 6, width * 1.4);
                }
            }
        }
        b.far(0);
        s.pavement(890, H);
        for (int i = 0; i < 8; i++) {
            s.plants.flowers(b.between(0, W), 896, b.between(60, 110));
        }
        double scale = 0.52;
        for (int i = 0; i < 6; i++) {
            double x = 140 + i * 250 + b.between(-60, 60);
            double y = b.between(950, 1030);
            Look look = i % 3 == 0 ? Look.kid(b) : Look.any(b);
            s.add(
                    y,
                    () -> s.figures.draw(
                            x,
                            y,
                            (y - 560) * scale,
                            b.chance(0.5),
                            look,
                            look.child() ? Pose.RUN : Pose.moving(b),
                            false));
        }
        s.add(980, () -> s.vehicles.motorbike(b.between(500, 1100), 985, 210, b.chance(0.5), true));
        s.flush();
        s.backdrop.finish(true);
    }

    void skyline() {
        s.backdrop.sky(s.horizon);
        s.backdrop.mountains(s.horizon);
        s.backdrop.city(s.horizon, 0.55, 260);
        s.backdrop.city(s.horizon + 50, 0.35, 230);
        s.backdrop.greens(s.horizon + 60, 0.25, 50);
        b.far(0.12);
        for (int i = 0; i < 4; i++) {
            s.buildings.tower(b.between(0, 300) + i * 400, s.horizon + 100, b.between(110, 170), b.between(240, 460));
        }
        s.backdrop.greens(s.horizon + 110, 0.1, 70);
        b.far(0);
        for (double x = -60; x < W; x += b.between(170, 230)) {
            s.buildings.house(x, s.horizon + 220, b.between(160, 210), b.between(150, 180));
        }
        s.backdrop.greens(s.horizon + 240, 0, 46);
        b.down(s.horizon + 220, mix(0x4f9556, 0x2f6a4c, 0.3), H, 0x2f6a4c).rect(0, s.horizon + 240, W, H);
        for (int i = 0; i < 5; i++) {
            s.plants.palm(b.between(0, W), 980 + i * 20, b.between(300, 440));
        }
        for (int i = 0; i < 9; i++) {
            s.plants.bush(i * 200 + b.between(-60, 60), H + 10, b.between(220, 320));
        }
        s.backdrop.finish(true);
    }
}
