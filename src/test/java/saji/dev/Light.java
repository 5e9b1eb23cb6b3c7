package saji.dev;

import java.util.Random;

/** The light of a picture: colours of the sky, the sun's place, the haze of the distance and the tint on everything. */
record Light(
        int top,
        int middle,
        int low,
        int sun,
        double sunX,
        double sunY,
        int haze,
        double red,
        double green,
        double blue,
        double warmth,
        boolean night) {

    static Light day(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> morning(random);
            case 1, 2 -> noon(random);
            case 3 -> afternoon(random);
            default -> evening(random);
        };
    }

    static Light morning(Random random) {
        return new Light(
                0x7cc3d8, 0xbfe0d6, 0xffe6b8, 0xfff6d8, x(random), 330, 0xf3e3c4, 1.02, 0.97, 0.9, 0.30, false);
    }

    static Light noon(Random random) {
        return new Light(0x3fa3d1, 0x86cbe0, 0xd9eee0, 0xfffdf0, x(random), 190, 0xcfe6e2, 1, 1, 0.98, 0.16, false);
    }

    static Light afternoon(Random random) {
        return new Light(
                0x5aa7c7, 0xa9d2cb, 0xffdc9c, 0xfff0c0, x(random), 290, 0xf6dcae, 1.04, 0.95, 0.84, 0.36, false);
    }

    static Light evening(Random random) {
        return new Light(
                0x5b6fa8, 0xd99a9c, 0xffc27a, 0xffe3a0, x(random), 430, 0xf0b48c, 1.03, 0.9, 0.83, 0.32, false);
    }

    static Light overcast(Random random) {
        return new Light(
                0x7f98a8, 0xa9bcc2, 0xd8dccf, 0xf3efdd, x(random), 240, 0xc9d2cf, 0.93, 0.95, 0.96, 0.10, false);
    }

    static Light dusk(Random random) {
        return new Light(0x27305f, 0x6a4f86, 0xf08f6b, 0xffd08a, x(random), 560, 0x8d6a8c, 0.78, 0.7, 0.82, 0.20, true);
    }

    static Light night(Random random) {
        return new Light(0x131c3f, 0x27386a, 0x54598c, 0xf6f0d0, x(random), 190, 0x3d4a7c, 0.7, 0.68, 0.82, 0.05, true);
    }

    private static double x(Random random) {
        return random.nextBoolean() ? 180 + random.nextInt(380) : 1040 + random.nextInt(380);
    }
}
