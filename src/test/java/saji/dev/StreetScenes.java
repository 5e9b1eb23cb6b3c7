package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Brush.dark;

/** Road works, bus stop, fire engine and waste bank. */
final class StreetScenes {

    private final Stage s;
    private final Brush b;

    StreetScenes(Stage stage) {
        s = stage;
        b = stage.b;
    }

    private void houses(double base, double width) {
        for (double x = -b.between(10, 120); x < W; x += width * b.between(1.02, 1.2)) {
            if (b.chance(0.6)) {
                s.buildings.shop(x, base, width, 2 + b.random.nextInt(2));
            } else {
                s.buildings.house(x, base, width, width * 1.1);
            }
        }
        for (int i = 0; i < 4; i++) {
            s.plants.tree(b.between(0, 1) * 350 + i * 400, base + 16, b.between(210, 280));
        }
    }

    /** A row of shophouses with a pavement and a road before it. */
    private void street() {
        s.backdrop.outdoors(s.horizon);
        s.earth(0xcdb594, 0xe6d3b4);
        houses(700, 220);
        s.pavement(700, 790);
        s.road(790, 985);
        s.pavement(985, H);
        b.ink(0xe9e0cf).rect(0, 980, W, 10);
    }

    void road() {
        s.backdrop.outdoors(s.horizon);
        s.lawn();
        double x = b.between(700, 900);
        for (int i = 0; i < 5; i++) {
            double base = s.horizon + 24 + i * i * 11;
            double width = 60 + i * 42;
            b.far(0.4 - i * 0.1);
            double reach = 70 + i * i * 26 + i * 46;
            s.buildings.shop(x - reach - width, base, width, 1 + b.random.nextInt(2));
            s.buildings.house(x + reach, base, width, width);
            s.plants.tree(x - reach - width - 20, base + 8, width * 1.2);
            s.plants.palm(x + reach + width + 30, base + 8, width * 1.7);
        }
        b.far(0);
        s.avenue(x, 640);
        b.down(s.horizon, 0x6a6470, H, 0x2f2c38).poly(x, s.horizon + 60, x + 60, s.horizon + 60, x + 520, H, x - 10, H);
        s.add(770, () -> roller(x + 120, 780, 128));
        for (int i = 0; i < 5; i++) {
            double y = 690 + i * i * 22;
            double cx = x - 16 - i * 5;
            s.add(y, () -> cone(cx, y, s.size(y) * 0.4));
        }
        int helmet = b.pick(0xf2c230, 0xf5f1e6, 0xe8803a);
        s.person(x + 330, 880, false, Look.worker(b, helmet), Pose.DIG);
        s.person(x + 210, 940, true, Look.worker(b, helmet), Pose.DIG);
        s.person(x + 60, 850, true, Look.worker(b, helmet), Pose.POINT);
        s.person(x + 480, 960, false, Look.worker(b, 0xf5f1e6), Pose.HOLD);
        s.add(905, () -> s.vehicles.motorbike(x - 220, 905, 210, false, true));
        s.add(760, () -> s.vehicles.motorbike(x - 90, 760, 125, true, true));
        s.add(1010, () -> s.vehicles.motorbike(x - 420, 1015, 270, true, true));
        s.flush();
        s.plants.frame();
        s.backdrop.finish(true);
    }

    private void roller(double x, double y, double size) {
        b.at(x, y, size / 100, size / 100, () -> {
            b.ink(0x1d2340, 0.25).oval(0, 0, 110, 8);
            b.down(-110, 0xf7c23a, -30, 0xd9962a).round(-80, -96, 150, 66, 16);
            b.ink(0x4a4650).rect(-62, -164, 7, 74);
            b.rect(28, -164, 7, 74);
            b.ink(0xf0b429).round(-74, -172, 124, 14, 8);
            b.ink(0x55585f).oval(66, -36, 37, 37);
            b.ink(0x8a8e95).oval(66, -36, 26, 26);
            s.vehicles.wheel(-58, -32, 32);
            Look look = Look.worker(b, 0xf5f1e6);
            s.figures.above(-2000, 0, 0, 1, true, look, Pose.SIT);
            s.figures.draw(-26, -56, 92, true, look, Pose.SIT, false);
        });
    }

    private void cone(double x, double y, double height) {
        b.ink(0xc9582f).round(x - height * 0.42, y - height * 0.1, height * 0.84, height * 0.12, 4);
        b.ink(0xf27b35)
                .poly(
                        x - height * 0.3,
                        y - height * 0.08,
                        x - height * 0.06,
                        y - height,
                        x + height * 0.06,
                        y - height,
                        x + height * 0.3,
                        y - height * 0.08);
        b.ink(0xfff3df)
                .poly(
                        x - height * 0.22,
                        y - height * 0.36,
                        x - height * 0.14,
                        y - height * 0.64,
                        x + height * 0.14,
                        y - height * 0.64,
                        x + height * 0.22,
                        y - height * 0.36);
    }

    void bus() {
        street();
        s.lamp(120, 790, 330);
        s.lamp(1480, 790, 330);
        s.add(930, () -> s.vehicles.bus(b.between(540, 640), 935, 128, true));
        s.add(840, () -> s.vehicles.car(1330, 850, 92, false, b.chance(0.5)));
        s.add(955, () -> s.vehicles.motorbike(1330, 965, 235, true, true));
        double x = 1180;
        s.add(986, () -> {
            b.ink(0x3f4656).rect(x - 190, 700, 10, 290);
            b.rect(x + 190, 700, 10, 290);
            b.ink(0x9cc8d2, 0.28).rect(x - 180, 724, 370, 210);
            b.ink(0xe8963a).round(x - 230, 676, 470, 30, 12);
            b.ink(dark(0xe8963a, 0.25)).rect(x - 226, 700, 462, 7);
            s.bench(x, 1000, 240);
        });
        s.person(x - 90, 1018, false, Look.any(b), Pose.STAND);
        s.person(x + 60, 1022, false, Look.any(b), Pose.TALK);
        s.person(x + 150, 1028, false, Look.pupil(b), Pose.WAVE);
        s.person(x - 260, 1020, false, Look.any(b), Pose.WALK);
        s.crowd(3, 60, 700, 1025, 1045);
        s.flush();
        s.backdrop.finish(true);
    }

    void fireEngine() {
        street();
        double fx = b.between(1240, 1340);
        for (int i = 0; i < 12; i++) {
            double r = 46 + i * 14;
            b.ink(i < 4 ? 0x5a5560 : 0x8f8a92, 0.30).oval(fx + b.between(-40, 40) + i * 13, 520 - i * 42, r, r * 0.8);
        }
        b.halo(fx, 560, 180, 0xff9a3d, 0.6);
        s.add(930, () -> s.vehicles.lorry(470, 935, 150, true, 0xcf2f2c, true));
        double hx = b.between(990, 1050);
        s.add(905, () -> {
            for (int i = 0; i < 3; i++) {
                b.glow(0xe6f6fb, 0.5 - i * 0.12)
                        .curve(hx + 62, 782, (hx + fx) / 2 + 60, 470 - i * 26, fx + i * 14, 560, 16 - i * 3);
            }
            b.halo(fx, 570, 80, 0xffffff, 0.6);
            b.ink(0xe8dcc0).curve(560, 930, 820, 990, hx - 14, 900, 10);
            b.curve(hx - 14, 900, hx + 14, 830, hx + 60, 784, 10);
        });
        for (int i = 0; i < 2; i++) {
            s.person(hx - i * 70, 910 + i * 14, true, crew(), i == 0 ? Pose.POINT : Pose.CARRY);
        }
        s.person(830, 960, true, crew(), Pose.RUN);
        s.person(1280, 940, false, crew(), Pose.POINT);
        s.crowd(5, 40, 1560, 1020, 1050);
        s.flush();
        s.backdrop.finish(true);
    }

    private Look crew() {
        return Look.worker(b, b.pick(0xf2c230, 0xcf2f2c)).in(0x2f3a52, 0x2f3a52);
    }

    void waste() {
        street();
        s.add(880, () -> s.vehicles.lorry(1180, 890, 130, true, b.pick(0x3f8f5a, 0x3f77b5, 0xe8963a), false));
        int[] colours = {0x3f9a5a, 0xf0b429, 0x3f77b5, 0xd9503f};
        for (int i = 0; i < 4; i++) {
            bin(130 + i * 118, 960, 112, colours[i]);
        }
        int helmet = b.pick(0x3f9a5a, 0xf2c230);
        s.person(640, 960, false, Look.worker(b, helmet), Pose.CARRY);
        s.person(780, 950, true, Look.worker(b, helmet), Pose.DIG);
        s.person(900, 930, true, Look.worker(b, helmet), Pose.CARRY);
        s.person(320, 1022, false, Look.any(b), Pose.HOLD);
        s.person(480, 1030, false, Look.kid(b), Pose.CARRY);
        for (int i = 0; i < 6; i++) {
            double x = 830 + i * 46 + b.between(-12, 12);
            s.add(975 + i, () -> bag(x, 985, b.between(52, 76)));
        }
        s.crowd(2, 1240, 1540, 1015, 1040);
        s.flush();
        s.backdrop.finish(true);
    }

    private void bin(double x, double y, double size, int colour) {
        s.add(y, () -> {
            b.ink(0x1d2340, 0.25).oval(x, y, size * 0.5, size * 0.06);
            b.down(y - size * 1.2, colour, y, dark(colour, 0.25));
            b.poly(
                    x - size * 0.42,
                    y - size * 1.2,
                    x + size * 0.42,
                    y - size * 1.2,
                    x + size * 0.34,
                    y,
                    x - size * 0.34,
                    y);
            b.ink(dark(colour, 0.2)).round(x - size * 0.48, y - size * 1.3, size * 0.96, size * 0.16, 10);
            b.ink(0xffffff, 0.85).ring(x, y - size * 0.62, size * 0.16, size * 0.16, size * 0.06);
        });
    }

    private void bag(double x, double y, double size) {
        int colour = b.pick(0x4a4f5a, 0x3f8f83, 0xe6dcc2, 0x2f3a52);
        b.ink(colour)
                .blob(
                        x - size * 0.5,
                        y,
                        x - size * 0.45,
                        y - size * 0.5,
                        x - 4,
                        y - size * 0.85,
                        x + 5,
                        y - size * 0.85,
                        x + size * 0.46,
                        y - size * 0.5,
                        x + size * 0.5,
                        y);
        b.ink(dark(colour, 0.3)).line(x - 7, y - size * 0.84, x + 8, y - size * 0.84, 4);
    }
}
