package saji.dev;

import java.awt.Color;

/** Mixing of colours given as 0xRRGGBB. */
final class Tone {

    private static final int SHADOW = 0x2a1c3a;
    private static final int CREAM = 0xfff4de;

    private Tone() {}

    static int mix(int a, int b, double t) {
        int red = (int) Math.round((a >> 16 & 255) * (1 - t) + (b >> 16 & 255) * t);
        int green = (int) Math.round((a >> 8 & 255) * (1 - t) + (b >> 8 & 255) * t);
        int blue = (int) Math.round((a & 255) * (1 - t) + (b & 255) * t);
        return red << 16 | green << 8 | blue;
    }

    static int dark(int colour, double t) {
        return mix(colour, SHADOW, t);
    }

    static int pale(int colour, double t) {
        return mix(colour, CREAM, t);
    }

    static Color glowing(int colour, double alpha) {
        return new Color(colour >> 16 & 255, colour >> 8 & 255, colour & 255, (int) Math.round(255 * alpha));
    }
}
