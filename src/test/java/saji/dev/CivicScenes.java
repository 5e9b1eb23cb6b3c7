package saji.dev;

import static saji.dev.Brush.H;

/** Clinic, school and city hall. */
final class CivicScenes {

    private final Stage s;
    private final Brush b;

    CivicScenes(Stage stage) {
        s = stage;
        b = stage.b;
    }

    private void grounds() {
        s.backdrop.outdoors(s.horizon);
        s.ground.lawn();
        for (int i = 0; i < 4; i++) {
            s.plants.tree(b.between(-40, 240) + i * 440, s.horizon + 64, b.between(230, 310));
        }
    }

    private void yard(double top) {
        s.ground.pavement(top, H);
        for (int side = 0; side < 2; side++) {
            double x = side == 0 ? -60 : 1180;
            s.plants.hedge(x, top + 4, 480, 44);
            for (int i = 0; i < 3; i++) {
                s.plants.flowers(x + b.between(40, 430), top + 18, b.between(76, 116));
            }
        }
    }

    void clinic() {
        grounds();
        double x = b.between(250, 330);
        s.buildings.civic(x, 716, 1020, 430, b.pick(0x2f9a8f, 0x3f8fb5, 0x4f9f6a));
        b.ink(0xfffaf0).oval(x + 510, 364, 40, 40);
        b.ink(0xd9423c).round(x + 499, 338, 22, 52, 6);
        b.round(x + 484, 353, 52, 22, 6);
        s.plants.palm(b.between(70, 140), 745, b.between(440, 520));
        s.plants.umbrella(b.between(1440, 1540), 750, b.between(330, 380));
        yard(768);
        ambulance(1330, 840);
        s.add(850, () -> s.bench(470, 850, 210));
        for (int i = 0; i < 2; i++) {
            double place = 430 + i * 84;
            Look look = Look.any(b);
            boolean right = i == 0;
            s.add(851 + i, () -> s.figures.draw(place, 858, 216, right, look, Pose.SIT, false));
        }
        s.person(960, 820, false, Look.nurse(b), Pose.WALK);
        double fx = b.between(660, 760);
        s.person(fx, 1005, true, Look.nurse(b), Pose.READ);
        s.person(fx + 150, 1010, false, Look.any(b).with(Look.Head.SCARF, Look.Wear.TUNIC), Pose.TALK);
        s.person(fx + 225, 1018, false, Look.kid(b), Pose.WAVE);
        s.crowd(2, 1060, 1540, 940, 1010);
        s.crowd(2, 60, 480, 950, 1020);
        s.flush();
        s.plants.frame();
        s.backdrop.finish(true);
    }

    private void ambulance(double x, double y) {
        s.add(
                y - 6,
                () -> b.at(x, y, 1.75, 1.75, () -> {
                    s.vehicles.shadow(130);
                    b.down(-118, 0xffffff, -16, 0xe2e0d8).round(-112, -118, 210, 100, 26);
                    b.round(40, -78, 80, 60, 22);
                    b.ink(0x2f9a8f).rect(-112, -58, 232, 11);
                    b.down(-106, 0xb5dbe2, -66, 0x5d8798).poly(50, -106, 80, -106, 100, -68, 50, -68);
                    b.round(10, -106, 32, 38, 6);
                    b.ink(0xd9423c).rect(-56, -106, 12, 36);
                    b.rect(-68, -94, 36, 12);
                    b.halo(10, -124, 30, 0x5ab8ff, 0.6);
                    b.glow(0x4aa8f5, 1).round(-10, -128, 40, 11, 8);
                    b.ink(0xffeeb0).round(108, -50, 12, 12, 8);
                    s.vehicles.wheel(-66, -18, 20);
                    s.vehicles.wheel(68, -18, 20);
                }));
    }

    void school() {
        grounds();
        double x = b.between(170, 260);
        s.buildings.civic(x, 706, 1180, 400, b.pick(0xc23b35, 0x3f77b5, 0x2f8f83, 0xe08a2e));
        s.plants.umbrella(b.chance(0.5) ? 90 : 1510, 765, b.between(350, 400));
        s.ground.pavement(750, H);
        b.ink(0xf7efdf, 0.8).ring(800, 905, 470, 70, 5);
        s.add(815, () -> {
            b.ink(0xd9cbb2).round(500, 800, 120, 22, 6);
            s.buildings.flag(560, 806, 450);
        });
        Pose[] play = {Pose.RUN, Pose.WAVE, Pose.WALK, Pose.CHEER, Pose.RUN, Pose.TALK};
        for (int i = 0; i < 8; i++) {
            double y = b.between(790, 860);
            s.person(150 + i * 170 + b.between(-50, 50), y, b.chance(0.5), Look.pupil(b), Pose.of(b, play));
        }
        for (int i = 0; i < 6; i++) {
            double y = b.between(950, 1035);
            s.person(160 + i * 210 + b.between(-50, 50), y, b.chance(0.5), Look.pupil(b), Pose.of(b, play));
        }
        s.person(1370, 990, false, Look.any(b).with(Look.Head.SCARF, Look.Wear.TUNIC), Pose.POINT);
        double ball = b.between(620, 900);
        s.add(925, () -> {
            b.ink(0x1d2340, 0.2).oval(ball, 946, 24, 4);
            b.ink(0xe8803a).oval(ball, 924, 22, 22);
            b.ink(0x8a4526).curve(ball - 20, 920, ball, 932, ball + 20, 920, 2);
        });
        s.flush();
        s.plants.frame();
        s.backdrop.finish(true);
    }

    void office() {
        s.backdrop.outdoors(s.horizon);
        s.ground.lawn();
        b.far(0.14);
        s.shops.tower(b.chance(0.5) ? 30 : 1330, 700, 240, b.between(380, 470));
        b.far(0);
        s.plants.tree(b.between(60, 220), 700, 260, 0x4f9a50);
        s.plants.tree(b.between(1380, 1540), 700, 260, 0x3c8a58);
        s.buildings.civic(310, 722, 980, 500, b.pick(0x8a5a3a, 0xb5523b, 0x2f6a6d));
        s.plants.palm(170, 780, b.between(420, 470));
        s.plants.palm(1430, 780, b.between(420, 470));
        yard(778);
        s.add(850, () -> s.buildings.flag(1120, 850, 470));
        int khaki = b.pick(0xb79a63, 0xa89a72, 0xfbf3e2);
        for (int i = 0; i < 5; i++) {
            Look look = Look.any(b).in(khaki, 0x7a6240);
            s.person(250 + i * 150 + b.between(-20, 20), b.between(850, 890), i % 2 == 0, look, Pose.still(b));
        }
        s.crowd(2, 1000, 1560, 930, 1010);
        s.crowd(2, 40, 420, 960, 1030);
        s.person(720, 1020, true, Look.any(b), Pose.READ);
        s.person(860, 1028, false, Look.any(b), Pose.TALK);
        s.flush();
        s.plants.frame();
        s.backdrop.finish(true);
    }
}
