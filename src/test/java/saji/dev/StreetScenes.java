package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;

/** Road works and the bus stop, and the street that other scenes share. */
final class StreetScenes {

    private final Stage s;
    private final Brush b;

    StreetScenes(Stage stage) {
        s = stage;
        b = stage.b;
    }

    private void houses(double base, double width) {
        for (double x = -b.between(10, 120); x < W; x += width * b.between(1.02, 1.2)) {
            if (b.chance(0.65)) {
                s.shops.shop(x, base, width, 2 + b.random.nextInt(2));
            } else {
                s.buildings.house(x, base, width, width * 1.1);
            }
        }
        for (int i = 0; i < 4; i++) {
            double x = b.between(0, 350) + i * 400;
            if (b.chance(0.3)) {
                s.plants.palm(x, base + 16, b.between(300, 360));
            } else {
                s.plants.tree(x, base + 16, b.between(210, 280));
            }
        }
    }

    /** A row of shophouses with a pavement and a road before it. */
    void street() {
        s.backdrop.outdoors(s.horizon);
        s.ground.earth(0xcdb594, 0xe6d3b4);
        houses(700, 226);
        s.ground.pavement(700, 790);
        s.poles(784, 400);
        s.crowd(5, 40, 1560, 730, 775);
        s.flush();
        s.ground.road(790, 985);
        s.ground.pavement(985, H);
        b.ink(0xe9e0cf).rect(-80, 980, W + 160, 10);
    }

    void road() {
        s.backdrop.outdoors(s.horizon);
        s.ground.lawn();
        double x = b.between(700, 900);
        for (int i = 0; i < 6; i++) {
            b.far(Math.max(0, 0.4 - i * 0.09));
            block(x, s.horizon + 24 + i * i * 9.6, 56 + i * 40, 74 + i * i * 22 + i * 46);
        }
        b.far(0);
        s.ground.avenue(x, 640);
        b.down(s.horizon, 0x6a6470, H, 0x2f2c38);
        b.poly(x, s.horizon + 60, x + 60, s.horizon + 60, x + 520, H, x - 10, H);
        s.add(770, () -> roller(x + 130, 800, 165));
        for (int i = 0; i < 5; i++) {
            double y = 690 + i * i * 22;
            double cx = x - 16 - i * 5;
            s.add(y, () -> cone(cx, y, s.size(y) * 0.4));
        }
        int helmet = b.pick(0xf2c230, 0xf5f1e6, 0xe8803a);
        s.person(x + 350, 900, false, Look.worker(b, helmet), Pose.DIG);
        s.person(x + 130, 1000, true, Look.worker(b, helmet), Pose.DIG);
        s.person(x + 40, 850, true, Look.worker(b, helmet), Pose.POINT);
        s.person(x + 500, 980, false, Look.worker(b, 0xf5f1e6), Pose.READ);
        s.add(905, () -> s.vehicles.motorbike(x - 220, 905, 215, false, true));
        s.add(760, () -> s.vehicles.motorbike(x - 90, 760, 125, true, true));
        s.add(1010, () -> s.vehicles.motorbike(x - 420, 1020, 280, true, true));
        s.flush();
        s.plants.frame();
        s.backdrop.finish(true);
    }

    /** The houses and trees on both sides of a road that comes nearer. */
    private void block(double x, double base, double width, double reach) {
        b.ink(0xe0cba6)
                .poly(
                        x - reach * 3,
                        base - 4,
                        x + reach * 3,
                        base - 4,
                        x + reach * 3.2,
                        base + 26,
                        x - reach * 3.2,
                        base + 26);
        s.shops.shop(x - reach - width * 2.1, base, width, 2);
        s.shops.shop(x - reach - width, base, width, 1 + b.random.nextInt(3));
        s.buildings.house(x + reach, base, width, width);
        s.buildings.house(x + reach + width * 1.25, base, width, width);
        s.plants.tree(x - reach + width * 0.1, base + 10, width * b.between(0.8, 1.1));
        s.plants.palm(x + reach + width * 1.12, base + 8, width * b.between(1.4, 1.8));
        s.plants.bush(x + reach + width * 0.1, base + 12, width * 0.4);
    }

    private void roller(double x, double y, double size) {
        b.at(x, y, size / 100, size / 100, () -> {
            b.ink(0x1d2340, 0.25).oval(0, 0, 110, 8);
            b.down(-110, 0xf7c23a, -30, 0xd9962a).round(-80, -96, 150, 66, 16);
            Look look = Look.worker(b, 0xf5f1e6);
            s.figures.above(-66, -16, -44, 112, true, look, Pose.SIT);
            b.ink(0x4a4650).rect(-62, -164, 7, 74);
            b.rect(28, -164, 7, 74);
            b.ink(0xf0b429).round(-74, -172, 124, 14, 8);
            b.ink(0xd9962a).round(-78, -70, 96, 22, 8);
            b.ink(0x55585f).oval(66, -36, 37, 37);
            b.ink(0x8a8e95).oval(66, -36, 26, 26);
            s.vehicles.wheel(-58, -32, 32);
        });
    }

    private void cone(double x, double y, double height) {
        b.at(x, y, height / 100, height / 100, () -> {
            b.ink(0xc9582f).round(-42, -10, 84, 12, 4);
            b.ink(0xf27b35).poly(-30, -8, -6, -100, 6, -100, 30, -8);
            b.ink(0xfff3df).poly(-22, -36, -14, -64, 14, -64, 22, -36);
        });
    }

    void bus() {
        street();
        double bx = b.between(560, 640);
        s.add(910, () -> s.vehicles.bus(bx, 915, 165, true));
        s.add(835, () -> s.vehicles.car(1420, 845, 130, false, b.chance(0.5)));
        s.add(965, () -> s.vehicles.motorbike(1400, 972, 245, false, true));
        s.add(972, () -> s.vehicles.motorbike(150, 978, 245, true, true));
        double x = b.between(1210, 1260);
        s.add(986, () -> {
            b.ink(0x3f4656).rect(x - 210, 690, 11, 310);
            b.rect(x + 200, 690, 11, 310);
            b.ink(0x9cc8d2, 0.25).rect(x - 198, 716, 396, 230);
            b.ink(0xffffff, 0.22).poly(x - 150, 946, x - 40, 716, x + 10, 716, x - 100, 946);
            b.ink(0xe8963a).round(x - 250, 664, 510, 32, 12);
            b.ink(0xb5673a).rect(x - 246, 690, 502, 7);
            s.bench(x, 1005, 250);
        });
        Look sitting = Look.any(b);
        s.add(1006, () -> s.figures.draw(x - 60, 1015, 262, true, sitting, Pose.SIT, false));
        s.person(x + 90, 1030, false, Look.any(b), Pose.TALK);
        s.person(x + 170, 1034, false, Look.pupil(b), Pose.WAVE);
        s.person(x - 290, 1030, false, Look.any(b), Pose.SHOP);
        s.crowd(2, 120, 700, 1035, 1050);
        s.flush();
        s.backdrop.finish(true);
    }
}
