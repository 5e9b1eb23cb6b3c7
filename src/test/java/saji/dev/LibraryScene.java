package saji.dev;

import static saji.dev.Tone.pale;

/** The reading room of the city library. */
final class LibraryScene {

    private final Stage s;
    private final Brush b;
    private final Room room;

    LibraryScene(Stage stage) {
        s = stage;
        b = stage.b;
        room = new Room(stage);
    }

    void library() {
        room.room(b.pick(0xf0dcb4, 0xe9e2c9, 0xf2d8b8), 0xc08a5a);
        double wx = b.between(560, 640);
        room.view(wx, 130, 460, 400);
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
        b.ink(b.pick(0x2f8f83, 0xd9705a, 0x4b7fb0)).oval(800, 950, 680, 120);
        b.ink(0xfff3df, 0.5).ring(800, 950, 610, 100, 5);
        s.plants.banana(1080, 760, 250);
        s.add(760, () -> b.ink(0xb5653f).poly(1040, 700, 1120, 700, 1106, 764, 1054, 764));
        s.person(330, 850, true, Look.any(b), Pose.POINT);
        s.person(1330, 870, false, Look.any(b), Pose.READ);
        reader(230, 960, 420, true, false);
        reader(560, 990, 430, true, true);
        reader(850, 1010, 440, false, true);
        reader(1130, 975, 430, false, true);
        s.person(1440, 1030, false, Look.any(b), Pose.READ);
        s.flush();
        s.backdrop.finish(false);
    }

    private void reader(double x, double y, double height, boolean right, boolean kid) {
        Look look = kid ? Look.kid(b) : Look.any(b);
        double k = kid ? 0.68 : 1;
        s.add(y, () -> {
            b.ink(b.pick(0xe8963a, 0xf0c659, 0xd9503f, 0x7d5fa6));
            b.at(x, y, right ? k : -k, k, () -> b.blob(-96, 0, -84, -84, 10, -90, 70, -34, 70, 0));
            s.figures.draw(x, y, height, right, look, Pose.SIT, false);
            book(x + (right ? 1 : -1) * height * k * 0.15, y - height * k * 0.36, height * k * 0.0026);
        });
    }

    private void book(double x, double y, double k) {
        int cover = b.pick(0xd9503f, 0x2f8f83, 0x3f77b5, 0xf0a63a);
        b.at(x, y, k, k, () -> {
            b.ink(cover).poly(-54, -30, 0, -20, 54, -30, 54, 30, 0, 40, -54, 30);
            b.ink(0xfff8e8).poly(-50, -32, 0, -24, 0, 34, -50, 24);
            b.ink(0xefe4cc).poly(50, -32, 0, -24, 0, 34, 50, 24);
        });
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
}
