package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Tone.dark;
import static saji.dev.Tone.pale;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** A room of a public building with a window on the city. */
final class Room {

    private final Stage s;
    private final Brush b;

    Room(Stage stage) {
        s = stage;
        b = stage.b;
    }

    void room(int wall, int floor) {
        b.down(0, pale(wall, 0.15), 720, dark(wall, 0.06)).rect(0, 0, W, 720);
        b.down(720, floor, H, dark(floor, 0.16)).rect(0, 720, W, H - 720);
        b.ink(dark(floor, 0.35), 0.25);
        for (int i = -12; i <= 12; i++) {
            b.line(800 + i * 110, 720, 800 + i * 250, H, 2);
        }
        b.ink(0xfffaf0).rect(0, 706, W, 14);
    }

    /** A window with the city behind it and its light on the floor. */
    void view(double x, double y, double width, double height) {
        Shape before = b.g.getClip();
        b.ink(0xfffaf0).rect(x - 14, y - 14, width + 28, height + 28);
        b.g.clip(new Rectangle2D.Double(x, y, width, height));
        double k = height / 560;
        double shift = b.between(0, 1500 - width / k);
        b.at(x - shift * k, y - height * 0.16, k, k, () -> {
            s.backdrop.outdoors(560);
            new Ground(b, 560).lawn();
            for (int i = 0; i < 5; i++) {
                s.buildings.house(shift - 60 + i * 250, 690, 190, 200);
                s.plants.tree(shift + 150 + i * 250, 700, 190);
            }
            s.plants.palm(shift + width / k * b.between(0.2, 0.8), 720, 460);
        });
        b.g.setClip(before);
        b.far(0).ink(0xfffaf0);
        for (double px = x + width / 3; px < x + width - 10; px += width / 3) {
            b.rect(px - 4, y, 8, height);
        }
        b.ink(0xe6d9c2).rect(x - 24, y + height + 10, width + 48, 16);
        b.glow(0xfff0c0, 0.20).poly(x, 760, x + width, 760, x + width + 150, H, x + 90, H);
    }
}
