package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Tone.dark;
import static saji.dev.Tone.pale;

/** The community kitchen's cooks, pots, vegetables and packed meals. */
final class Kitchenware {

    private final Stage s;
    private final Brush b;

    Kitchenware(Stage stage) {
        s = stage;
        b = stage.b;
    }

    void fill() {
        for (double x : new double[] {60, 1120}) {
            b.ink(0x8a5535).rect(x, 330, 420, 14);
            for (int i = 0; i < 7; i++) {
                int colour = b.pick(0xd9503f, 0x2f8f83, 0xf0a63a, 0xf5ead6, 0xb9bec2);
                b.down(270, pale(colour, 0.2), 330, dark(colour, 0.15))
                        .round(x + 14 + i * 58, 270 + b.between(0, 16), 42, 60, 12);
            }
        }
        b.down(690, 0xd5d8d8, 790, 0x9aa0a6).rect(-80, 690, W + 160, 120);
        for (int i = 0; i < 4; i++) {
            pot(170 + i * 410 + b.between(-20, 20), 694, b.between(190, 230));
        }
        for (int i = 0; i < 5; i++) {
            Pose pose = Pose.of(b, Pose.DESK, Pose.DESK, Pose.TALK, Pose.HOLD);
            cook(190 + i * 310 + b.between(-36, 36), 1010, b.between(455, 500), i < 3, pose);
        }
        table();
    }

    private void cook(double x, double y, double height, boolean right, Pose pose) {
        Look look = Look.any(b);
        Look.Head head =
                look.head() == Look.Head.SCARF ? Look.Head.SCARF : b.chance(0.5) ? Look.Head.CAP : Look.Head.BUN;
        s.figures.draw(x, y, height, right, look.with(head, Look.Wear.APRON), pose, false);
    }

    private void pot(double x, double y, double width) {
        double h = width * 0.66;
        b.fade(x - width / 2, 0, b.lit(0xe4e6e4, 1), x + width / 2, 0, b.lit(0x8a9096, 1))
                .round(x - width / 2, y - h, width, h, 22);
        b.ink(0xb9bec2).oval(x, y - h, width * 0.53, width * 0.09);
        b.ink(b.pick(0xe0913f, 0xc9582f, 0xd9b04a)).oval(x, y - h, width * 0.46, width * 0.065);
        b.ink(0x6a6d75).round(x - width * 0.6, y - h * 0.7, width * 0.12, 14, 8);
        b.round(x + width * 0.48, y - h * 0.7, width * 0.12, 14, 8);
        for (int i = 0; i < 3; i++) {
            double sx = x + (i - 1) * width * 0.22;
            b.glow(0xffffff, 0.28)
                    .curve(sx, y - h - 16, sx + (i % 2 == 0 ? 40 : -40), y - h - 80, sx + 6, y - h - 150, 14);
        }
    }

    private void table() {
        b.down(850, 0xd9a066, 950, 0xb5723f).poly(20, 840, 1580, 840, 1720, 960, -120, 960);
        b.down(960, 0x8a5535, H, 0x5f3826).rect(-120, 960, W + 240, H - 940);
        for (int i = 0; i < 10; i++) {
            b.at(70 + i % 5 * 104 - i / 5 * 20, 872 + i / 5 * 44, 1.5, 1.3, () -> {
                b.ink(0x8a6a48, 0.4).rect(0, 24, 56, 5);
                b.ink(0xc99a66).poly(0, 0, 54, 0, 57, 26, -3, 26);
                b.ink(0xfffaf0).oval(18, 9, 15, 8);
                b.ink(0x6fa53f).oval(42, 8, 9, 6);
                b.ink(0xd9623a).oval(41, 18, 9, 5);
            });
        }
        board(660, 885);
        for (int i = 0; i < 16; i++) {
            vegetable(1010 + i % 8 * 72 + i / 8 * 20, 868 + i / 8 * 42);
        }
    }

    private void vegetable(double x, double y) {
        int colour = b.pick(0xd9423c, 0x6fa53f, 0xf2a33a, 0x7a4a8a, 0xf0cf4a);
        b.ink(dark(colour, 0.18)).oval(x, y, 31, 25);
        b.ink(colour).oval(x - 2, y - 3, 27, 21);
        b.ink(pale(colour, 0.5), 0.7).oval(x - 11, y - 11, 6, 4);
        b.ink(0x3f8a4a).poly(x - 5, y - 21, x + 2, y - 36, x + 9, y - 21);
    }

    private void board(double x, double y) {
        b.at(x, y, 1.25, 1.25, () -> {
            b.ink(0xe8c48a).poly(0, -14, 210, -14, 224, 30, -14, 30);
            for (int i = 0; i < 9; i++) {
                b.ink(i % 2 == 0 ? 0xe8703a : 0x6fa53f).oval(24 + i * 16, 6 + (i % 3) * 5, 10, 7);
            }
            b.ink(0xd5d8d8).poly(140, -26, 206, -18, 200, -4, 140, -12);
            b.ink(0x4a3b3a).limb(140, -19, 9, 112, -24, 8);
        });
    }
}
