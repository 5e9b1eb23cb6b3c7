package saji.dev;

import static saji.dev.Tone.dark;
import static saji.dev.Tone.mix;
import static saji.dev.Tone.pale;

/** Shophouses, awnings and towers. */
final class Shops {

    private static final int SIGN = 0xf6efdf;
    private final Brush b;
    private final Buildings buildings;

    Shops(Brush brush, Buildings buildings) {
        b = brush;
        this.buildings = buildings;
    }

    /** A shophouse of two or three storeys with an awning. */
    void shop(double x, double base, double width, int storeys) {
        int wall = b.pick(0xf0d9a8, 0xe6a77f, 0x9cc4bb, 0xf3e9d6, 0xd98f73, 0xb7cdd6, 0xf0c66e, 0xc9d7a8);
        double floor = width * 0.54;
        double high = floor * storeys + 20;
        buildings.body(x, base, width, high, wall);
        for (int s = 1; s < storeys; s++) {
            double y = base - floor * (s + 1) + 24;
            balcony(x, y + floor * 0.56, width, floor * 0.16, b.chance(0.35));
            for (int i = 0; i < 2; i++) {
                buildings.window(x + width * (0.14 + i * 0.42), y, width * 0.28, floor * 0.52, 0xfff6e4);
            }
            b.ink(dark(wall, 0.2)).rect(x, y + floor * 0.66, width, 7);
        }
        if (b.chance(0.5)) {
            buildings.roof(x, base - high, width, 56, 0.12, buildings.terracotta());
        } else {
            b.ink(pale(wall, 0.3)).rect(x - 4, base - high - 16, width + 8, 22);
        }
        front(x, base, width);
    }

    private void balcony(double x, double y, double width, double height, boolean built) {
        if (built) {
            b.ink(0x4a4650).rect(x + width * 0.08, y, width * 0.84, 4);
            for (double px = x + width * 0.08; px < x + width * 0.92; px += 12) {
                b.rect(px, y, 3, height);
            }
            b.ink(b.pick(0x4f8f4f, 0x6fa53f)).oval(x + width * b.between(0.3, 0.7), y - 2, 14, 9);
        }
    }

    private void front(double x, double base, double width) {
        double k = width / 212;
        int cloth = b.pick(0xd9503f, 0x2f8f83, 0xf0a63a, 0x3f77b5, 0x6f9d4f);
        int board = mix(SIGN, b.pick(0xf2a33a, 0x2f8f83, 0xd9503f), 0.5);
        b.at(x, base, k, k, () -> {
            if (b.light.night()) {
                b.glow(0xffcf7d, 1).rect(14, -88, 184, 88);
            } else {
                b.down(-88, 0x5a4a48, 0, 0x8a6a52).rect(14, -88, 184, 88);
            }
            for (int i = 0; i < 7; i++) {
                double tall = b.between(34, 60);
                b.ink(b.pick(0xe8604c, 0xf2a33a, 0x2f8f83, 0xf5ead6, 0x6f9d4f)).round(22 + i * 24, -tall, 20, tall, 6);
            }
            b.ink(0x2f2a38, 0.2).rect(14, -88, 184, 18);
            awning(-4, -104, 220, 34, cloth);
            b.ink(board).round(42, -138, 128, 26, 8);
        });
    }

    /** A striped cloth with a scalloped edge. */
    void awning(double x, double y, double width, double height, int colour) {
        int stripes = (int) Math.max(5, width / 26) | 1;
        double stripe = width / stripes;
        for (int i = 0; i < stripes; i++) {
            int c = i % 2 == 0 ? colour : 0xfff3df;
            b.down(y, pale(c, 0.1), y + height, dark(c, 0.1));
            double in = width * 0.04;
            double left = x + in + (width - 2 * in) * i / stripes;
            double next = left + (width - 2 * in) / stripes;
            b.poly(left, y, next, y, x + stripe * (i + 1), y + height, x + stripe * i, y + height);
            b.oval(x + stripe * (i + 0.5), y + height, stripe / 2, stripe * 0.34);
        }
    }

    void tower(double x, double base, double width, double height) {
        int wall = b.pick(0xdfe3dc, 0xd9c9b0, 0xbfcdd0, 0xe6d3b8);
        buildings.body(x, base, width, height, wall);
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
