package saji.dev;

import static saji.dev.Brush.dark;
import static saji.dev.Brush.mix;
import static saji.dev.Brush.pale;

/** Houses, public buildings, shops, towers and stalls; placed by their left edge and their base. */
final class Buildings {

    private static final int SIGN = 0xf6efdf;
    private final Brush b;

    Buildings(Brush brush) {
        b = brush;
    }

    int wall() {
        return b.pick(0xf4e3c1, 0xeec9a0, 0xcfe0d2, 0xf2d3b3, 0xd7e3e6, 0xf3dc9b, 0xe9b9a0, 0xf7efe0);
    }

    int terracotta() {
        return b.pick(0xc8603f, 0xb9563d, 0xd26f45, 0xa94f3c, 0xc46a4a);
    }

    /** A hip roof of tiles above a wall's upper edge. */
    void roof(double x, double y, double width, double height, double inset, int tile) {
        double over = width * 0.05 + 6;
        double left = x - over;
        double right = x + width + over;
        b.down(y - height, pale(tile, 0.14), y, dark(tile, 0.14));
        b.poly(left, y, right, y, right - width * inset, y - height, left + width * inset, y - height);
        int rows = (int) Math.max(3, height / 11);
        b.ink(dark(tile, 0.4), 0.30);
        for (int i = 1; i < rows; i++) {
            double t = (double) i / rows;
            b.line(left + width * inset * t, y - height * t, right - width * inset * t, y - height * t, 1.6);
        }
        b.ink(pale(tile, 0.32)).line(left + width * inset, y - height, right - width * inset, y - height, 4);
        b.ink(dark(tile, 0.36)).rect(left, y - 3, right - left, 6);
    }

    private void body(double x, double base, double width, double height, int wall) {
        b.fade(x, 0, b.lit(pale(wall, 0.12), 1), x + width, 0, b.lit(dark(wall, 0.13), 1));
        b.rect(x, base - height, width, height);
        b.ink(dark(wall, 0.34)).rect(x, base - height * 0.05, width, height * 0.05);
        b.fade(0, base - height, b.lit(0x2a1c3a, 0.34), 0, base - height * 0.74, b.lit(0x2a1c3a, 0));
        b.rect(x, base - height, width, height * 0.27);
    }

    void window(double x, double y, double width, double height, int frame) {
        b.ink(frame).rect(x - 4, y - 4, width + 8, height + 8);
        if (b.light.night() && b.chance(0.75)) {
            b.glow(0xffd27a, 1).rect(x, y, width, height);
            b.glow(0xfff0c0, 0.5).rect(x, y, width, height * 0.4);
        } else {
            b.down(y, 0x9cc8d2, y + height, 0x4f7f92).rect(x, y, width, height);
            b.ink(0xffffff, 0.3).poly(x, y + height * 0.7, x + width * 0.7, y, x + width, y, x, y + height);
        }
        b.ink(frame).rect(x + width / 2 - 1.5, y, 3, height);
        b.rect(x, y + height / 2 - 1.5, width, 3);
        b.ink(0x2a1c3a, 0.2).rect(x - 6, y + height + 4, width + 12, 3);
    }

    void door(double x, double base, double width, double height, int colour) {
        b.ink(pale(colour, 0.6)).rect(x - 5, base - height - 5, width + 10, height + 5);
        b.down(base - height, colour, base, dark(colour, 0.25)).rect(x, base - height, width, height);
        b.ink(dark(colour, 0.35)).rect(x + width / 2 - 1, base - height, 2, height);
        b.ink(0xf0d080).oval(x + width * 0.42, base - height * 0.46, 2.5, 2.5);
    }

    void house(double x, double base, double width, double height) {
        int wall = wall();
        int wood = b.pick(0x7a4b33, 0x3f7a6d, 0x2f6a8a, 0x8a5a3a, 0x4d7d4d);
        double high = height * 0.6;
        body(x, base, width, high, wall);
        door(x + width * 0.42, base, width * 0.16, high * 0.68, wood);
        for (double at : new double[] {0.1, 0.7}) {
            window(x + width * at, base - high * 0.68, width * 0.2, high * 0.36, pale(wood, 0.65));
            b.ink(wood).rect(x + width * at - 16, base - high * 0.68 - 2, 11, high * 0.36 + 4);
            b.rect(x + width * (at + 0.2) + 5, base - high * 0.68 - 2, 11, high * 0.36 + 4);
        }
        roof(x, base - high, width, height * 0.4, b.chance(0.5) ? 0.2 : 0.3, terracotta());
    }

    /** A wide public building with a veranda of columns and a roof in two tiers. */
    void civic(double x, double base, double width, double height, int accent) {
        int wall = b.pick(0xf7eeda, 0xf3e6c6, 0xeef0e4, 0xf7e4cf);
        int tile = terracotta();
        double high = height * 0.55;
        body(x, base, width, high, wall);
        int bays = (int) Math.max(4, width / 130);
        double bay = width / bays;
        for (int i = 0; i < bays; i++) {
            if (i == bays / 2) {
                door(x + i * bay + bay * 0.18, base, bay * 0.64, high * 0.7, accent);
            } else {
                window(x + i * bay + bay * 0.25, base - high * 0.68, bay * 0.5, high * 0.4, 0xfffaf0);
            }
        }
        roof(x + width * 0.24, base - high - height * 0.25, width * 0.52, height * 0.24, 0.22, tile);
        b.ink(dark(wall, 0.15)).rect(x + width * 0.25, base - high - height * 0.26, width * 0.5, height * 0.12);
        roof(x, base - high, width, height * 0.22, 0.17, tile);
        for (int i = 0; i <= bays; i++) {
            b.fade(x + i * bay - 8, 0, b.lit(0xfffaf0, 1), x + i * bay + 8, 0, b.lit(0xcdbfae, 1));
            b.rect(x + i * bay - 7, base - high + 4, 14, high - 4);
            b.ink(accent).rect(x + i * bay - 9, base - 16, 18, 16);
        }
        b.ink(0xd8cbb5).rect(x - 24, base - 6, width + 48, 12);
        b.ink(0xb9aa96).rect(x - 38, base + 4, width + 76, 12);
    }

    void flag(double x, double base, double height) {
        b.ink(0xe9e4da).line(x, base, x, base - height, 6);
        b.ink(0xd8a23c).oval(x, base - height - 4, 6, 6);
        double w = height * 0.26;
        double y = base - height + 6;
        b.ink(0xd43a37)
                .blob(
                        x + 3,
                        y,
                        x + w * 0.5,
                        y - 7,
                        x + w,
                        y + 1,
                        x + w,
                        y + w * 0.33,
                        x + w * 0.5,
                        y + w * 0.3,
                        x + 3,
                        y + w * 0.34);
        b.ink(0xfffaf3)
                .blob(
                        x + 3,
                        y + w * 0.34,
                        x + w * 0.5,
                        y + w * 0.3,
                        x + w,
                        y + w * 0.33,
                        x + w,
                        y + w * 0.66,
                        x + w * 0.5,
                        y + w * 0.62,
                        x + 3,
                        y + w * 0.68);
    }

    /** A shophouse of two or three storeys with an awning. */
    void shop(double x, double base, double width, int storeys) {
        int wall = b.pick(0xf0d9a8, 0xe6a77f, 0x9cc4bb, 0xf3e9d6, 0xd98f73, 0xb7cdd6, 0xf0c66e, 0xc9d7a8);
        double floor = 118;
        double high = floor * storeys + 20;
        body(x, base, width, high, wall);
        for (int s = 1; s < storeys; s++) {
            double y = base - floor * (s + 1) + 24;
            for (int i = 0; i < 2; i++) {
                window(x + width * (0.14 + i * 0.42), y, width * 0.28, 62, 0xfff6e4);
            }
            b.ink(dark(wall, 0.2)).rect(x, y + 76, width, 7);
        }
        if (b.chance(0.5)) {
            roof(x, base - high, width, 56, 0.12, terracotta());
        } else {
            b.ink(pale(wall, 0.3)).rect(x - 4, base - high - 16, width + 8, 22);
        }
        front(x, base, width);
    }

    private void front(double x, double base, double width) {
        if (b.light.night()) {
            b.glow(0xffcf7d, 1).rect(x + 14, base - 88, width - 28, 88);
        } else {
            b.down(base - 88, 0x5a4a48, base, 0x8a6a52).rect(x + 14, base - 88, width - 28, 88);
        }
        for (int i = 0; i < 7; i++) {
            b.ink(b.pick(0xe8604c, 0xf2a33a, 0x2f8f83, 0xf5ead6, 0x6f9d4f));
            b.rect(x + 22 + i * (width - 56) / 7, base - 34 - b.between(0, 26), (width - 60) / 8, 60);
        }
        b.ink(0x2f2a38, 0.2).rect(x + 14, base - 88, width - 28, 18);
        awning(x - 4, base - 104, width + 8, 34, b.pick(0xd9503f, 0x2f8f83, 0xf0a63a, 0x3f77b5, 0x6f9d4f));
        b.ink(mix(SIGN, b.pick(0xf2a33a, 0x2f8f83, 0xd9503f), 0.5))
                .round(x + width * 0.2, base - 138, width * 0.6, 26, 8);
    }

    /** A striped cloth with a scalloped edge. */
    void awning(double x, double y, double width, double height, int colour) {
        int stripes = (int) Math.max(5, width / 26) | 1;
        double stripe = width / stripes;
        for (int i = 0; i < stripes; i++) {
            int c = i % 2 == 0 ? colour : 0xfff3df;
            b.down(y, pale(c, 0.1), y + height, dark(c, 0.1));
            double in = width * 0.04;
            double l = x + in + (width - 2 * in) * i / stripes;
            b.poly(
                    l,
                    y,
                    l + (width - 2 * in) / stripes,
                    y,
                    x + stripe * (i + 1),
                    y + height,
                    x + stripe * i,
                    y + height);
            b.oval(x + stripe * (i + 0.5), y + height, stripe / 2, stripe * 0.34);
        }
    }

    void tower(double x, double base, double width, double height) {
        int wall = b.pick(0xdfe3dc, 0xd9c9b0, 0xbfcdd0, 0xe6d3b8);
        body(x, base, width, height, wall);
        double step = 34;
        for (double y = base - height + 24; y < base - 40; y += step) {
            boolean on = b.light.night() && b.chance(0.6);
            if (on) {
                b.glow(0xffd27a, 0.9).rect(x + 12, y, width - 24, step * 0.5);
            } else {
                b.down(y, 0x8fc0cc, y + step * 0.5, 0x5a8798).rect(x + 12, y, width - 24, step * 0.5);
            }
            b.ink(wall);
            for (double wx = x + 12; wx < x + width - 10; wx += 24) {
                b.rect(wx - 2, y, 5, step * 0.5);
            }
        }
        b.ink(dark(wall, 0.2)).rect(x + width * 0.2, base - height - 18, width * 0.3, 18);
    }
}
