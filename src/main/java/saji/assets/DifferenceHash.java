package saji.assets;

import java.awt.image.BufferedImage;

/** A 64-bit hash of what a picture looks like: whether brightness falls from each of 9 × 8 fields to its right neighbour. */
final class DifferenceHash {

    private static final int ACROSS = 9;
    private static final int DOWN = 8;

    private DifferenceHash() {}

    static long of(BufferedImage picture) {
        long[] brightness = new long[ACROSS * DOWN];
        long[] pixels = new long[ACROSS * DOWN];
        for (int y = 0; y < picture.getHeight(); y++) {
            int row = y * DOWN / picture.getHeight() * ACROSS;
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int field = row + x * ACROSS / picture.getWidth();
                brightness[field] += 299 * ((rgb >> 16) & 0xff) + 587 * ((rgb >> 8) & 0xff) + 114 * (rgb & 0xff);
                pixels[field]++;
            }
        }
        long hash = 0;
        for (int y = 0; y < DOWN; y++) {
            for (int x = 0; x < ACROSS - 1; x++) {
                int left = y * ACROSS + x;
                boolean falls = mean(brightness, pixels, left) > mean(brightness, pixels, left + 1);
                hash = (hash << 1) | (falls ? 1 : 0);
            }
        }
        return hash;
    }

    private static long mean(long[] brightness, long[] pixels, int field) {
        return pixels[field] == 0 ? 0 : brightness[field] / pixels[field];
    }
}
