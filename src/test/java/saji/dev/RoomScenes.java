package saji.dev;

import static saji.dev.Tone.pale;

/** Meeting room and community kitchen, each with a window on the city. */
final class RoomScenes {

    private final Stage s;
    private final Brush b;
    private final Room room;

    RoomScenes(Stage stage) {
        s = stage;
        b = stage.b;
        room = new Room(stage);
    }

    void meeting() {
        room.room(b.pick(0xe9dcc2, 0xdfe6dc, 0xf0dcc0), 0xb5835a);
        room.view(90, 110, 440, 360);
        b.ink(0x6a4a3a).rect(640, 96, 520, 330);
        b.glow(0xfffdf4, 1).rect(650, 106, 500, 310);
        chart(680, 136, 440, 250);
        s.buildings.flag(1310, 720, 470);
        s.plants.banana(1490, 740, 330);
        b.ink(0xb5653f).poly(1446, 676, 1534, 676, 1518, 752, 1462, 752);
        s.figures.draw(1225, 840, 400, false, Look.any(b), Pose.POINT, false);
        for (int i = 0; i < 5; i++) {
            seat(170 + i * 196 + b.between(-12, 12), 905, i < 3);
        }
        table();
        for (int i = 0; i < 4; i++) {
            double x = 250 + i * 330 + b.between(-40, 40);
            b.ink(0x4a3b3a).round(x - 78, 900, 156, 200, 40);
            s.figures.draw(x, 1330, 520, b.chance(0.5), Look.any(b), Pose.STAND, true);
            b.ink(0x5a4846).round(x - 84, 985, 168, 120, 40);
        }
        s.backdrop.finish(false);
    }

    private void seat(double x, double base, boolean right) {
        b.ink(0x5a4846).round(x - 58, base - 260, 116, 200, 34);
        Look look = Look.any(b);
        Look dressed = look.wear() == Look.Wear.SHIRT ? look.with(look.head(), Look.Wear.BATIK) : look;
        s.figures.draw(x, base, 400, right, dressed, Pose.of(b, Pose.DESK, Pose.DESK, Pose.TALK), false);
    }

    private void table() {
        b.down(745, 0xd9a066, 850, 0xb5723f).poly(110, 745, 1290, 745, 1440, 860, -40, 860);
        b.down(860, 0x8a5535, 1010, 0x5f3826).rect(-40, 860, 1480, 160);
        for (int i = 0; i < 7; i++) {
            b.at(150 + i * 170, 790, 1, 1, () -> {
                b.ink(0xfffaf0).poly(0, 0, 72, 0, 76, 34, -8, 34);
                b.ink(0xcfd8d6).rect(8, 8, 50, 2.5);
                b.rect(8, 15, 40, 2.5);
                b.ink(0x3fa096).round(92, -14, 22, 38, 6);
                b.ink(0xe6f6fb, 0.9).oval(103, -13, 11, 3);
            });
        }
        for (int i = 0; i < 7; i++) {
            b.ink(b.pick(0xf2a33a, 0x6fa53f, 0xf0cf4a)).oval(628 + i * 11, 762 - (i % 2) * 9, 13, 13);
        }
        b.ink(0xd9503f).poly(604, 766, 720, 766, 700, 788, 624, 788);
    }

    private void chart(double x, double y, double width, double height) {
        b.glow(0xd9d2c2, 1).rect(x, y + height, width * 0.55, 4);
        for (int i = 0; i < 6; i++) {
            double h = height * b.between(0.25, 0.95);
            b.glow(b.pick(0x2f8f83, 0xf2a33a, 0xd9503f, 0x3f77b5), 1).rect(x + 10 + i * 38, y + height - h, 26, h);
        }
        b.glow(0xbfd8c0, 1);
        b.at(x + width * 0.64, y, 1, 1, () -> b.blob(0, 60, 70, 10, 158, 70, 136, 190, 44, 220));
        b.glow(0x5a9fc0, 1).curve(x + width * 0.66, y + 90, x + width * 0.85, y + 120, x + width * 0.92, y + 190, 9);
        b.glow(0xd9503f, 1).oval(x + width * 0.82, y + 82, 11, 11);
    }

    void kitchen() {
        room.room(b.pick(0xf3e6c6, 0xd5e6dc, 0xf2d9b8), 0xc9a27a);
        tiles(b.pick(0x7fb5ae, 0xe0a070, 0x8fb0d0));
        room.view(600, 110, 420, 290);
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
