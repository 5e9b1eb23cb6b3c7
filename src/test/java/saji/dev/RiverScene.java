package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;

import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** The river through the city, with its bridge and boats. */
final class RiverScene {

    private final Stage s;
    private final Brush b;

    RiverScene(Stage stage) {
        s = stage;
        b = stage.b;
    }

    void river() {
        s.backdrop.outdoors(s.horizon);
        far();
        s.ground.water(652, H, b.pick(0x4f9a9a, 0x5aa08a, 0x4f8fa8));
        reflections();
        bridge();
        near();
        for (int i = 0; i < 3; i++) {
            double y = 770 + i * 82;
            double width = 230 + i * 110;
            double x = 320 + (i * 620 + b.random.nextInt(300)) % 1000;
            int colour = b.pick(0xd9503f, 0x2f8f83, 0xf0b429, 0x3f77b5);
            s.add(y, () -> sailing(x, y, width, colour));
        }
        s.flush();
        bank();
        s.plants.frame();
        s.backdrop.finish(true);
    }

    private void far() {
        b.far(0.14);
        for (double x = -b.between(10, 100); x < W; x += b.between(140, 180)) {
            if (b.chance(0.6)) {
                s.buildings.house(x, 618, b.between(120, 150), b.between(130, 170));
            } else {
                s.plants.tree(x + 70, 620, b.between(150, 200));
            }
        }
        s.backdrop.greens(630, 0.1, 26);
        b.far(0).down(626, 0xcfc0a4, 660, 0x9a8c7c).rect(-80, 634, W + 160, 22);
        b.ink(0xe9dcc4).rect(-80, 630, W + 160, 6);
    }

    private void reflections() {
        for (int i = 0; i < 16; i++) {
            int colour = b.pick(0xc8603f, 0xf4e3c1, 0x4f8f5a, 0xcfe0d2, 0x3f7f55);
            double x = i * 106 + b.between(-30, 30);
            double depth = b.between(40, 110);
            b.fade(0, 656, b.lit(colour, 0.34), 0, 656 + depth, b.lit(colour, 0))
                    .rect(x, 656, b.between(50, 120), depth);
        }
    }

    /** A bridge of wide arches, a little nearer than the far bank. */
    private void bridge() {
        double deck = 560;
        Area wall = new Area(new Rectangle2D.Double(-100, deck, W + 200, 128));
        double shift = b.between(-90, 90);
        for (int i = 0; i < 6; i++) {
            wall.subtract(new Area(new Ellipse2D.Double(-110 + shift + i * 320, deck + 26, 272, 250)));
        }
        b.down(deck, 0xeee0c6, 690, 0xb5a48c).fill(wall);
        b.ink(0xc2b29a).rect(-100, deck + 8, W + 200, 5);
        b.ink(0x2a2a40, 0.16).rect(-100, 688, W + 200, 14);
        s.vehicles.car(shift + 480, deck + 2, 62, true, true);
        s.vehicles.motorbike(shift + 740, deck + 2, 66, true, true);
        s.vehicles.motorbike(shift + 1080, deck + 2, 66, false, true);
        s.vehicles.car(shift + 1260, deck + 2, 60, false, false);
        for (int i = 0; i < 4; i++) {
            s.figures.draw(shift + 180 + i * 390, deck + 2, 64, i % 2 == 0, Look.any(b), Pose.WALK, false);
        }
        b.ink(0xd9503f).rect(-100, deck - 24, W + 200, 5);
        for (double px = -100; px < W + 100; px += 40) {
            b.rect(px, deck - 24, 5, 26);
        }
        for (int i = 0; i < 6; i++) {
            s.lamp(-130 + shift + i * 320 + 146, deck, 110);
        }
    }

    /** A near bank at one side with a house, trees and people. */
    private void near() {
        b.down(760, 0xa9c872, H, 0x4f9556).blob(1240, 860, 1400, 770, 1760, 745, 1760, 1000, 1420, 960);
        b.ink(0xa89274).blob(1236, 866, 1420, 960, 1760, 1000, 1760, 1016, 1410, 974, 1226, 880);
        s.plants.umbrella(1500, 830, 340);
        s.plants.banana(1590, 870, 200);
        s.plants.flowers(1400, 850, 90);
        s.person(1380, 890, false, Look.any(b), Pose.POINT);
        s.person(1450, 900, false, Look.kid(b), Pose.WAVE);
        s.person(1540, 910, false, Look.any(b), Pose.STAND);
    }

    private void sailing(double x, double y, double width, int colour) {
        b.ink(0x1f4a58, 0.25).oval(x, y + width * 0.1, width * 0.52, width * 0.07);
        s.figures.above(
                y - width * 0.02, x - width * 0.24, y + width * 0.08, width * 0.55, true, Look.farmer(b), Pose.STAND);
        s.figures.above(y - width * 0.02, x + width * 0.2, y + width * 0.06, width * 0.5, false, Look.any(b), Pose.SIT);
        b.ink(0x8a5a33)
                .line(
                        x - width * 0.2,
                        y - width * 0.42,
                        x - width * 0.08,
                        y + width * 0.14,
                        Math.max(4, width * 0.016));
        s.vehicles.boat(x, y, width, colour, false);
    }

    private void bank() {
        b.down(985, 0x86b258, H, 0x3f7f4a);
        b.blob(-160, H + 60, -160, 990, 300, 1010, 700, 1040, 1100, 1036, 1760, 1000, 1760, H + 60);
        for (int i = 0; i < 30; i++) {
            s.plants.grass(i * 58 + b.between(-14, 14), 1050 + b.between(-14, 16), b.between(38, 70));
        }
    }
}
