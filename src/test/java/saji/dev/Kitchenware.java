package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Brush.dark;
import static saji.dev.Brush.pale;

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
        b.down(640, 0xd5d8d8, 730, 0x9aa0a6).rect(0, 690, W, 120);
        for (int i = 0; i < 4; i++) {
            pot(170 + i * 410 + b.between(-20, 20), 694, b.between(170, 210));
        }
        for (int i = 0; i < 4; i++) {
            cook(360 + i * 350 + b.between(-30, 30), 960, 390, i % 2 == 0, i == 1 ? Pose.TALK : Pose.HOLD);
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
        b.down(860, 0xc98d58, 930, 0xa8693f).poly(80, 850, 1520, 850, 1660, 950, -60, 950);
        b.down(950, 0x8a5535, H, 0x5f3826).rect(0, 950, W, H - 950);
        for (int i = 0; i < 6; i++) {
            double x = 150 + i * 62;
            b.ink(0xb8895a).poly(x, 876, x + 54, 876, x + 52, 902, x - 2, 902);
            b.ink(0xfffaf0).oval(x + 18, 878, 17, 10);
            b.ink(0x6fa53f).oval(x + 42, 880, 9, 6);
        }
        board(640, 880);
        for (int i = 0; i < 16; i++) {
            int colour = b.pick(0xd9423c, 0x6fa53f, 0xf2a33a, 0x7a4a8a, 0xf0cf4a);
            double x = 960 + i % 8 * 62;
            double y = 866 + i / 8 * 34;
            b.ink(dark(colour, 0.15)).oval(x, y, 26, 21);
            b.ink(colour).oval(x - 2, y - 3, 22, 18);
            b.ink(0x3f8a4a).poly(x - 4, y - 18, x + 2, y - 30, x + 8, y - 18);
        }
    }

    private void board(double x, double y) {
        b.ink(0xe0b070).poly(x, y - 14, x + 230, y - 14, x + 244, y + 30, x - 14, y + 30);
        for (int i = 0; i < 9; i++) {
            b.ink(i % 2 == 0 ? 0xe8703a : 0x6fa53f).oval(x + 30 + i * 20, y + 6 + (i % 3) * 4, 10, 7);
        }
        b.ink(0xd5d8d8).poly(x + 150, y - 30, x + 220, y - 20, x + 214, y - 8, x + 150, y - 16);
        b.ink(0x4a3b3a).limb(x + 150, y - 24, 10, x + 118, y - 28, 9);
    }
}
