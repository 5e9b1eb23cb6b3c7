package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Brush.dark;
import static saji.dev.Brush.pale;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** Library, meeting room and community kitchen, each with a window on the city. */
final class RoomScenes {

    private final Stage s;
    private final Brush b;

    RoomScenes(Stage stage) {
        s = stage;
        b = stage.b;
    }

    private void room(int wall, int floor) {
        b.down(0, pale(wall, 0.15), 720, dark(wall, 0.06)).rect(0, 0, W, 720);
        b.down(720, floor, H, dark(floor, 0.16)).rect(0, 720, W, H - 720);
        b.ink(dark(floor, 0.35), 0.25);
        for (int i = -12; i <= 12; i++) {
            b.line(800 + i * 110, 720, 800 + i * 250, H, 2);
        }
        b.ink(0xfffaf0).rect(0, 706, W, 14);
    }

    /** A window with the city behind it and its light on the floor. */
    private void view(double x, double y, double width, double height) {
        Shape before = b.g.getClip();
        b.ink(0xfffaf0).rect(x - 14, y - 14, width + 28, height + 28);
        b.g.clip(new Rectangle2D.Double(x, y, width, height));
        b.at(x - 60, y - height * 0.15, (width + 120) / W, height * 1.2 / 700, () -> {
            s.backdrop.outdoors(560);
            s.lawn();
            s.plants.palm(b.between(500, 1100), 700, 460);
        });
        b.g.setClip(before);
        b.far(0).ink(0xfffaf0);
        for (double px = x + width / 3; px < x + width - 10; px += width / 3) {
            b.rect(px - 4, y, 8, height);
        }
        b.ink(0xe6d9c2).rect(x - 24, y + height + 10, width + 48, 16);
        b.glow(0xfff0c0, 0.20).poly(x, 760, x + width, 760, x + width + 150, H, x + 90, H);
    }

    void library() {
        room(b.pick(0xf0dcb4, 0xe9e2c9, 0xf2d8b8), 0xc08a5a);
        double wx = b.between(560, 640);
        view(wx, 130, 460, 400);
        shelf(20, 110, 470, 600);
        shelf(1110, 110, 470, 600);
        b.ink(0xa8693f).rect(wx - 20, 610, 500, 100);
        books(wx - 10, 690, 480, 66);
        for (int i = 0; i < 3; i++) {
            double x = 420 + i * 380;
            b.ink(0x4a4650).rect(x - 2, 0, 4, 60);
            b.halo(x, 96, 120, 0xffe2a0, 0.45);
            b.ink(b.pick(0xe8963a, 0x2f8f83)).poly(x - 22, 58, x + 22, 58, x + 46, 100, x - 46, 100);
        }
        b.ink(b.pick(0x2f8f83, 0xd9705a, 0x4b7fb0)).oval(800, 950, 620, 110);
        b.ink(0xfff3df, 0.5).ring(800, 950, 560, 92, 5);
        reader(250, 900, 290, true, false);
        reader(620, 960, 300, true, true);
        reader(880, 985, 310, false, true);
        reader(1180, 930, 300, false, true);
        s.person(1420, 940, false, Look.any(b), Pose.HOLD);
        s.add(941, () -> book(1362, 736, 60));
        s.person(430, 830, false, Look.any(b), Pose.POINT);
        s.flush();
        s.backdrop.finish(false);
    }

    private void reader(double x, double y, double height, boolean right, boolean kid) {
        Look look = kid ? Look.kid(b) : Look.any(b);
        double k = kid ? 0.68 : 1;
        s.add(y, () -> {
            b.ink(b.pick(0xe8963a, 0xf0c659, 0xd9503f, 0x7d5fa6))
                    .blob(
                            x - 90 * k,
                            y,
                            x - 80 * k,
                            y - 70 * k,
                            x + 10 * k,
                            y - 74 * k,
                            x + 70 * k,
                            y - 30 * k,
                            x + 70 * k,
                            y);
            s.figures.draw(x, y, height, right, look, Pose.SIT, false);
            book(x + (right ? 1 : -1) * height * k * 0.15, y - height * k * 0.40, height * k * 0.26);
        });
    }

    private void book(double x, double y, double width) {
        int cover = b.pick(0xd9503f, 0x2f8f83, 0x3f77b5, 0xf0a63a);
        b.ink(cover)
                .poly(
                        x - width * 0.54,
                        y - width * 0.3,
                        x,
                        y - width * 0.2,
                        x + width * 0.54,
                        y - width * 0.3,
                        x + width * 0.54,
                        y + width * 0.3,
                        x,
                        y + width * 0.4,
                        x - width * 0.54,
                        y + width * 0.3);
        b.ink(0xfff8e8)
                .poly(
                        x - width * 0.5,
                        y - width * 0.32,
                        x,
                        y - width * 0.24,
                        x,
                        y + width * 0.34,
                        x - width * 0.5,
                        y + width * 0.24);
        b.ink(0xefe4cc)
                .poly(
                        x + width * 0.5,
                        y - width * 0.32,
                        x,
                        y - width * 0.24,
                        x,
                        y + width * 0.34,
                        x + width * 0.5,
                        y + width * 0.24);
    }

    private void shelf(double x, double y, double width, double height) {
        b.ink(0x8a5535).rect(x - 12, y - 12, width + 24, height + 12);
        b.ink(0x6a3f2a).rect(x, y, width, height - 8);
        int rows = 5;
        for (int i = 1; i <= rows; i++) {
            double base = y + height * i / rows - 14;
            books(x + 6, base, width - 12, height / rows - 34);
            b.ink(0xa8693f).rect(x - 4, base, width + 8, 13);
        }
    }

    private void books(double x, double base, double width, double height) {
        double bx = x;
        while (bx < x + width - 14) {
            if (b.chance(0.08)) {
                bx += b.between(20, 44);
            }
            double w = Math.min(b.between(9, 22), x + width - bx);
            double h = height * b.between(0.72, 1);
            int colour =
                    b.pick(0xd9503f, 0x2f8f83, 0x3f77b5, 0xf0a63a, 0xf5ead6, 0x7d5fa6, 0x6f9d4f, 0xc94f6d, 0x2f4a6d);
            b.ink(colour).rect(bx, base - h, w - 1, h);
            b.ink(pale(colour, 0.5), 0.7).rect(bx, base - h * 0.8, w - 1, 4);
            bx += w;
        }
    }

    void meeting() {
        room(b.pick(0xe9dcc2, 0xdfe6dc, 0xf0dcc0), 0xb5835a);
        view(90, 140, 420, 380);
        b.ink(0x6a4a3a).rect(640, 120, 520, 330);
        b.glow(0xfffdf4, 1).rect(650, 130, 500, 310);
        chart(680, 160, 440, 250);
        s.buildings.flag(1300, 720, 420);
        s.plants.flowers(1500, 730, 190);
        s.person(1210, 800, false, Look.any(b), Pose.POINT);
        s.flush();
        for (int i = 0; i < 6; i++) {
            seat(250 + i * 190, 860, i < 3, 330);
        }
        table();
        for (int i = 0; i < 4; i++) {
            double x = 300 + i * 320 + b.between(-30, 30);
            s.figures.draw(x, 1240, 400, b.chance(0.5), Look.any(b), Pose.STAND, true);
        }
        s.backdrop.finish(false);
    }

    private void seat(double x, double y, boolean right, double height) {
        b.ink(0x4a3b3a).round(x - 44, y - 190, 88, 150, 26);
        Look look = Look.any(b);
        s.figures.draw(
                x,
                y + 40,
                height,
                right,
                look.wear() == Look.Wear.SHIRT ? look.with(look.head(), Look.Wear.BATIK) : look,
                Pose.of(b, Pose.HOLD, Pose.TALK),
                false);
    }

    private void table() {
        b.ink(0x1d2340, 0.25).oval(740, 1010, 720, 40);
        b.down(820, 0xc98d58, 900, 0xa8693f).poly(170, 815, 1290, 815, 1420, 905, 40, 905);
        b.down(905, 0x8a5535, 1010, 0x5f3826).rect(40, 905, 1380, 100);
        for (int i = 0; i < 7; i++) {
            double x = 210 + i * 170;
            b.ink(0xfffaf0).poly(x, 846, x + 66, 846, x + 70, 874, x - 6, 874);
            b.ink(0x3fa096).round(x + 84, 830, 20, 36, 6);
            b.ink(0xe6f6fb, 0.9).oval(x + 94, 831, 10, 3);
        }
        b.ink(0xd9503f).oval(760, 836, 40, 12);
        for (int i = 0; i < 7; i++) {
            b.ink(b.pick(0xf2a33a, 0x6fa53f, 0xf0cf4a)).oval(734 + i * 9, 826 - (i % 2) * 8, 11, 11);
        }
    }

    private void chart(double x, double y, double width, double height) {
        b.glow(0xd9d2c2, 1).rect(x, y + height, width * 0.55, 4);
        for (int i = 0; i < 6; i++) {
            double h = height * b.between(0.25, 0.95);
            b.glow(b.pick(0x2f8f83, 0xf2a33a, 0xd9503f, 0x3f77b5), 1).rect(x + 10 + i * 38, y + height - h, 26, h);
        }
        b.glow(0xbfd8c0, 1)
                .blob(
                        x + width * 0.64,
                        y + 60,
                        x + width * 0.8,
                        y + 10,
                        x + width,
                        y + 70,
                        x + width * 0.95,
                        y + 190,
                        x + width * 0.74,
                        y + 220);
        b.glow(0x5a9fc0, 1).curve(x + width * 0.66, y + 90, x + width * 0.85, y + 120, x + width * 0.92, y + 190, 9);
        b.glow(0xd9503f, 1).oval(x + width * 0.82, y + 82, 11, 11);
    }

    void kitchen() {
        room(b.pick(0xf3e6c6, 0xd5e6dc, 0xf2d9b8), 0xc9a27a);
        tiles(b.pick(0x7fb5ae, 0xe0a070, 0x8fb0d0));
        view(600, 110, 420, 290);
        new Kitchenware(s).fill();
        s.backdrop.finish(false);
    }

    private void tiles(int colour) {
        for (int row = 0; row < 5; row++) {
            for (int i = 0; i < 32; i++) {
                b.ink((row + i) % 2 == 0 ? colour : pale(colour, 0.45)).rect(i * 50 + 1, 450 + row * 50, 48, 48);
            }
        }
    }
}
