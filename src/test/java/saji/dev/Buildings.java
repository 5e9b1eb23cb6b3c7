package saji.dev;

import static saji.dev.Tone.dark;
import static saji.dev.Tone.pale;

/** Houses, public buildings, the flag; placed by their left edge and their base. */
final class Buildings {

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

    void body(double x, double base, double width, double height, int wall) {
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

    /** A wide public building: a veranda of columns, a roof in two tiers and a porch over the door. */
    void civic(double x, double base, double width, double height, int accent) {
        int wall = b.pick(0xf7eeda, 0xf3e6c6, 0xeef0e4, 0xf7e4cf);
        int tile = terracotta();
        double high = height * 0.55;
        body(x, base, width, high, wall);
        int bays = (int) Math.max(4, width / 130) | 1;
        double bay = width / bays;
        for (int i = 0; i < bays; i++) {
            if (i != bays / 2) {
                window(x + i * bay + bay * 0.25, base - high * 0.68, bay * 0.5, high * 0.42, pale(accent, 0.75));
            }
        }
        roof(x + width * 0.24, base - high - height * 0.25, width * 0.52, height * 0.24, 0.22, tile);
        b.ink(dark(wall, 0.15)).rect(x + width * 0.25, base - high - height * 0.26, width * 0.5, height * 0.12);
        roof(x, base - high, width, height * 0.22, 0.17, tile);
        for (int i = 0; i <= bays; i++) {
            column(x + i * bay, base, high - 4, accent);
        }
        b.ink(0xd8cbb5).rect(x - 24, base - 6, width + 48, 12);
        b.ink(0xb9aa96).rect(x - 38, base + 4, width + 76, 12);
        porch(x + width / 2, base, bay * 1.5, high, wall, tile, accent);
    }

    private void column(double x, double base, double height, int accent) {
        b.fade(x - 8, 0, b.lit(0xfffaf0, 1), x + 8, 0, b.lit(0xcdbfae, 1)).rect(x - 7, base - height, 14, height);
        b.ink(accent).rect(x - 9, base - 16, 18, 16);
        b.ink(dark(0xfffaf0, 0.12)).rect(x - 10, base - height, 20, 9);
    }

    private void porch(double x, double base, double width, double high, int wall, int tile, int accent) {
        double left = x - width / 2;
        double top = base - high * 0.92;
        b.down(top, dark(wall, 0.42), base, dark(wall, 0.18)).rect(left, top, width, base - top);
        double wide = width * 0.4;
        door(x - wide / 2, base, wide, high * 0.66, accent);
        b.ink(pale(wall, 0.4)).rect(left - 12, top - 16, width + 24, 22);
        double rise = high * 0.42;
        b.down(top - rise, pale(tile, 0.2), top, tile);
        b.poly(left - 34, top - 12, x, top - rise - 16, left + width + 34, top - 12);
        b.down(top - rise, pale(wall, 0.35), top, dark(wall, 0.06));
        b.poly(left + 6, top - 15, x, top - rise + 8, left + width - 6, top - 15);
        b.ink(accent).oval(x, top - rise * 0.34, rise * 0.15, rise * 0.15);
        b.ink(pale(wall, 0.5)).oval(x, top - rise * 0.34, rise * 0.09, rise * 0.09);
        column(left + 6, base, high * 0.9, accent);
        column(left + width - 6, base, high * 0.9, accent);
        for (int i = 0; i < 4; i++) {
            b.ink(i % 2 == 0 ? 0xeadfcb : 0xcdbfa9).rect(left - 10 - i * 9, base - 6 + i * 9, width + 20 + i * 18, 10);
        }
    }

    void flag(double x, double base, double height) {
        b.ink(0xe9e4da).line(x, base, x, base - height, 6);
        b.ink(0xd8a23c).oval(x, base - height - 4, 6, 6);
        double k = height * 0.0028;
        b.at(x + 3, base - height + 6, k, k, () -> {
            b.ink(0xd43a37).blob(0, 0, 24, -4, 48, -8, 72, -3, 96, 1, 94, 32, 72, 29, 48, 27, 24, 31, 0, 34);
            b.ink(0xfffaf3).blob(0, 34, 24, 31, 48, 27, 72, 29, 94, 32, 95, 63, 72, 60, 48, 58, 24, 63, 0, 68);
        });
    }
}
