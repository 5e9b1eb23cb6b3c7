package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;

/** Housing on a slope and the calm skyline. */
final class TownScenes {

    private final Stage s;
    private final Brush b;

    TownScenes(Stage stage) {
        s = stage;
        b = stage.b;
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
                    s.plants.banana(x + width * 1.12, base + 6, width * 0.6);
                } else if (b.chance(0.4)) {
                    s.plants.palm(x + width * 1.15, base + 6, width * 1.4);
                }
            }
        }
        b.far(0);
        s.ground.pavement(890, H);
        for (int i = 0; i < 8; i++) {
            s.plants.flowers(b.between(0, W), 896, b.between(60, 110));
        }
        double scale = 0.58;
        for (int i = 0; i < 6; i++) {
            double x = 140 + i * 250 + b.between(-60, 60);
            double y = b.between(950, 1030);
            Look look = i % 3 == 0 ? Look.kid(b) : Look.any(b);
            Pose pose = look.child() ? Pose.RUN : Pose.moving(b);
            boolean right = b.chance(0.5);
            s.add(y, () -> s.figures.draw(x, y, (y - 560) * scale, right, look, pose, false));
        }
        s.add(980, () -> s.vehicles.motorbike(b.between(500, 1100), 985, 240, b.chance(0.5), true));
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
            s.shops.tower(b.between(0, 300) + i * 400, s.horizon + 100, b.between(110, 170), b.between(240, 460));
        }
        s.backdrop.greens(s.horizon + 110, 0.1, 70);
        b.far(0);
        for (double x = -60; x < W; x += b.between(170, 230)) {
            s.buildings.house(x, s.horizon + 220, b.between(160, 210), b.between(150, 180));
        }
        s.backdrop.greens(s.horizon + 236, 0, 40);
        b.far(0).down(876, 0xcfc0a4, 910, 0x9a8c7c).rect(-80, 882, W + 160, 26);
        s.crowd(7, 20, 1580, 880, 884);
        s.flush();
        s.ground.water(906, H, b.pick(0x4f9a9a, 0x4f8fa8));
        for (int i = 0; i < 22; i++) {
            int colour = b.pick(0xc8603f, 0xf4e3c1, 0x4f8f5a, 0x3f7f55, 0xdfe3dc);
            double depth = b.between(40, 130);
            b.fade(0, 908, b.lit(colour, 0.4), 0, 908 + depth, b.lit(colour, 0));
            b.rect(i * 76 + b.between(-30, 30), 908, b.between(40, 100), depth);
        }
        s.vehicles.boat(b.between(300, 1300), 985, 190, b.pick(0xd9503f, 0x2f8f83, 0xf0b429), false);
        for (int i = 0; i < 3; i++) {
            s.plants.palm(i == 0 ? b.between(-20, 180) : b.between(1250, 1600), 1090, b.between(480, 620));
        }
        for (int i = 0; i < 12; i++) {
            s.plants.bush(
                    i < 6 ? i * 74 - 60 : 1180 + (i - 6) * 84, H + 22 - Math.abs(i - 5.5) * 5, b.between(150, 210));
        }
        s.backdrop.finish(true);
    }
}
