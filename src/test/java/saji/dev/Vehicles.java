package saji.dev;

import static saji.dev.Tone.dark;
import static saji.dev.Tone.pale;

/** Motorbikes, cars, buses, lorries and boats; placed by the middle of their base, facing right unless mirrored. */
final class Vehicles {

    private final Brush b;
    private final Figures figures;

    Vehicles(Brush brush) {
        b = brush;
        figures = new Figures(brush);
    }

    void wheel(double x, double y, double r) {
        b.ink(0x25222c).oval(x, y, r, r);
        b.ink(0x9aa0a6).oval(x, y, r * 0.55, r * 0.55);
        b.ink(0x4a4d55).oval(x, y, r * 0.2, r * 0.2);
    }

    void shadow(double half) {
        b.ink(0x1d2340, 0.28).oval(0, 0, half, half * 0.07);
    }

    /** A motorbike; the size is the height of a grown person beside it. */
    void motorbike(double x, double y, double size, boolean right, boolean ridden) {
        int colour = b.pick(0xd9423c, 0x2f6fb0, 0x2f2f38, 0x2f8f83, 0xf0f0ea, 0xe08a2e);
        double s = size / 100 * 1.16;
        b.at(x, y, right ? s : -s, s, () -> {
            shadow(52);
            wheel(-31, -13, 13);
            wheel(31, -13, 13);
            b.ink(0x6a6d75).limb(31, -13, 4, 23, -46, 4);
            b.ink(dark(colour, 0.35)).limb(-31, -15, 7, 0, -17, 9);
            b.ink(0x55585f).round(-14, -24, 24, 15, 8);
            b.ink(colour)
                    .blob(
                            -44, -37, -20, -39, -2, -31, 12, -28, 20, -52, 27, -50, 25, -30, 16, -15, -6, -18, -22, -23,
                            -44, -30);
            b.ink(pale(colour, 0.4)).curve(-38, -34, -14, -35, 2, -25, 1.8);
            b.ink(0x2a2730).blob(-42, -42, -20, -45, -2, -37, -6, -34, -24, -37, -42, -37);
            b.ink(0xffe9a8).oval(28, -47, 3.2, 4);
            b.ink(0x2a2730).limb(22, -51, 3, 15, -58, 3);
            b.ink(0xd43a37).oval(-45, -34, 2.6, 3.4);
        });
        if (ridden) {
            Look look = Look.any(b);
            if (look.head() != Look.Head.SCARF) {
                look = look.with(Look.Head.HELMET, Look.Wear.SHIRT)
                        .inHair(b.pick(0xd9423c, 0x2f3a52, 0xf0f0ea, 0x2f8f83));
            }
            figures.draw(x - (right ? 13 : -13) * s, y + 1, size, right, look, Pose.RIDE, false);
        }
    }

    /** A small car or minibus. */
    void car(double x, double y, double size, boolean right, boolean van) {
        int colour = b.pick(0xf4efe4, 0xd9503f, 0x3f77b5, 0x8a9298, 0x2f8f83, 0xf0b03a, 0x33384a);
        b.at(x, y, right ? size / 100 : -size / 100, size / 100, () -> {
            shadow(130);
            if (van) {
                b.down(-118, pale(colour, 0.2), -16, dark(colour, 0.15)).round(-112, -118, 210, 100, 26);
                b.round(40, -78, 80, 60, 22);
                panes(new double[] {-98, -48, 4}, 44, -106, 38);
                b.down(-106, 0xb5dbe2, -66, 0x5d8798).poly(56, -106, 82, -106, 102, -68, 56, -68);
            } else {
                b.down(-92, 0xb5dbe2, -50, 0x5d8798).poly(-72, -50, -48, -92, 34, -92, 66, -50);
                b.ink(colour).poly(-50, -94, 36, -94, 32, -88, -48, -88);
                b.rect(-10, -92, 7, 44);
                b.down(-58, pale(colour, 0.15), -14, dark(colour, 0.2)).round(-122, -58, 244, 44, 34);
            }
            b.ink(dark(colour, 0.4), 0.5).line(-100, -40, 100, -40, 2);
            b.ink(0xffeeb0).round(108, -48, 12, 12, 8);
            b.ink(0xd43a37).round(-120, -50, 9, 13, 6);
            wheel(-66, -18, 20);
            wheel(68, -18, 20);
        });
    }

    private void panes(double[] at, double width, double y, double height) {
        for (double px : at) {
            b.down(y, 0xb5dbe2, y + height, 0x5d8798).round(px, y, width, height, 8);
            b.ink(0xffffff, 0.25)
                    .poly(
                            px + width * 0.1,
                            y + height,
                            px + width * 0.5,
                            y,
                            px + width * 0.75,
                            y,
                            px + width * 0.35,
                            y + height);
        }
    }

    /** A city bus with passengers. */
    void bus(double x, double y, double size, boolean right) {
        int colour = b.pick(0x2f7fb5, 0xd9503f, 0x2f8f83, 0xe8963a);
        b.at(x, y, right ? size / 100 : -size / 100, size / 100, () -> {
            shadow(370);
            b.down(-205, 0xfffaf0, -20, 0xe4dccb).round(-350, -205, 700, 185, 34);
            b.down(-100, colour, -20, dark(colour, 0.2)).round(-350, -96, 700, 76, 24);
            b.ink(pale(colour, 0.45)).poly(-350, -96, 120, -96, -40, -40, -350, -40);
            b.ink(colour).round(-330, -222, 560, 22, 12);
            panes(new double[] {-330, -222, -114, 52, 158}, 98, -186, 78);
            for (double px : new double[] {-290, -190, -150, -80, 96, 200}) {
                rider(px);
            }
            b.down(-186, 0xb5dbe2, -60, 0x5d8798).round(276, -186, 66, 104, 16);
            for (double dx : new double[] {-6, 22}) {
                b.ink(dark(colour, 0.3)).round(dx - 4, -186, 28, 160, 6);
                b.down(-180, 0x9cc8d2, -40, 0x4f7f92).round(dx, -180, 20, 145, 6);
            }
            b.ink(0xffeeb0).round(326, -62, 20, 18, 10);
            b.ink(0x2f2a38).round(272, -202, 66, 14, 6);
            b.ink(0x3b3742).rect(-346, -28, 692, 12);
            wheel(-232, -28, 31);
            wheel(206, -28, 31);
        });
    }

    private void rider(double px) {
        Look look = Look.any(b);
        b.ink(look.top()).round(px - 17, -128, 34, 20, 16);
        b.ink(look.head() == Look.Head.SCARF ? pale(look.top(), 0.4) : look.hair())
                .oval(px, -143, 14, 17);
        b.ink(look.skin()).oval(px + 3, -141, 10, 12);
    }

    /** A flat boat or rubber raft that seats people. */
    void boat(double x, double y, double width, int colour, boolean rubber) {
        b.ink(0xffffff, 0.35).oval(x, y + width * 0.075, width * 0.56, width * 0.03);
        b.down(y - width * 0.1, pale(colour, 0.15), y + width * 0.08, dark(colour, 0.25));
        if (rubber) {
            b.round(x - width / 2, y - width * 0.09, width, width * 0.16, width * 0.16);
            b.ink(0x2a2730, 0.5).line(x - width * 0.44, y - width * 0.02, x + width * 0.44, y - width * 0.02, 3);
        } else {
            b.blob(
                    x - width * 0.56,
                    y - width * 0.13,
                    x - width * 0.3,
                    y - width * 0.06,
                    x + width * 0.3,
                    y - width * 0.06,
                    x + width * 0.56,
                    y - width * 0.13,
                    x + width * 0.36,
                    y + width * 0.07,
                    x - width * 0.36,
                    y + width * 0.07);
            b.ink(0xfff3df)
                    .curve(
                            x - width * 0.5,
                            y - width * 0.085,
                            x,
                            y - width * 0.0,
                            x + width * 0.5,
                            y - width * 0.085,
                            width * 0.018);
        }
    }
}
