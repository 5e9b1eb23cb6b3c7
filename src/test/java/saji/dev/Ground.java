package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Tone.dark;
import static saji.dev.Tone.glowing;
import static saji.dev.Tone.mix;

/** The ground of a scene: lawn, earth, pavement, roads and water. */
final class Ground {

    private final Brush b;
    private final double horizon;

    Ground(Brush brush, double horizon) {
        b = brush;
        this.horizon = horizon;
    }

    void lawn() {
        b.down(horizon, 0xa9c872, H, 0x4f9556).rect(0, horizon - 2, W, H - horizon + 2);
        for (int i = 0; i < 7; i++) {
            double y = horizon + 30 + i * i * 11;
            b.ink(i % 2 == 0 ? 0xbdd47c : 0x5da05a, 0.22).oval(b.between(0, W), y, b.between(300, 620), 12 + i * 7);
        }
    }

    void earth(int near, int far) {
        b.down(horizon, far, H, near).rect(0, horizon - 2, W, H - horizon + 2);
        for (int i = 0; i < 8; i++) {
            b.ink(dark(near, 0.25), 0.12)
                    .oval(b.between(0, W), horizon + 40 + i * i * 8, b.between(160, 460), 6 + i * 3);
        }
    }

    void pavement(double top, double bottom) {
        b.down(top, 0xe6d3b4, bottom, 0xcdb594).rect(0, top, W, bottom - top);
        b.ink(0x8f7660, 0.22);
        for (double y = top + 14; y < bottom; y += (y - horizon) * 0.16) {
            b.line(0, y, W, y, 1.5);
        }
        for (int i = -16; i <= 16; i++) {
            double t = W / 2.0 + i * (top - horizon) * 0.9;
            double u = W / 2.0 + i * (bottom - horizon) * 0.9;
            b.line(t, top, u, bottom, 1.5);
        }
    }

    /** A road across the picture. */
    void road(double top, double bottom) {
        b.down(top, 0x7a7a86, bottom, 0x575866).rect(0, top, W, bottom - top);
        b.ink(0xe9e0cf).rect(0, top - 8, W, 9);
        b.ink(0xbfb19c).rect(0, top + 1, W, 4);
        b.ink(0xf6ecd2, 0.9);
        double middle = top + (bottom - top) * 0.45;
        for (double x = b.between(-120, 0); x < W; x += 190) {
            b.poly(x, middle, x + 110, middle, x + 106, middle + 9, x - 4, middle + 9);
        }
    }

    /** A road that runs away from the eye to a point on the horizon. */
    void avenue(double x, double near) {
        b.down(horizon, 0x9a97a0, H, 0x50515f).poly(x - 14, horizon, x + 14, horizon, x + near, H, x - near, H);
        b.ink(0xf1e6cf);
        for (int side = -1; side <= 1; side += 2) {
            b.poly(x + side * 13, horizon, x + side * 15, horizon, x + side * (near + 34), H, x + side * near, H);
        }
        for (double t = 0.06; t < 1; t *= 1.6) {
            double y1 = horizon + (H - horizon) * t;
            double y2 = horizon + (H - horizon) * Math.min(1, t * 1.25);
            b.ink(0xf8efd8).poly(x - t * 9, y1, x + t * 9, y1, x + t * 12, y2, x - t * 12, y2);
        }
    }

    /** Water with the sky in it and long glints. */
    void water(double top, double bottom, int colour) {
        int sky = mix(b.light.middle(), b.light.low(), 0.5);
        b.fade(0, top, glowing(mix(colour, sky, 0.7), 1), 0, bottom, b.lit(dark(colour, 0.12), 1));
        b.rect(0, top, W, bottom - top);
        for (int i = 0; i < 70; i++) {
            double t = Math.pow(b.random.nextDouble(), 1.6);
            double y = top + 4 + (bottom - top) * t;
            double width = 20 + 130 * t;
            b.glow(i % 3 == 0 ? 0xffffff : mix(sky, 0xffffff, 0.3), 0.12 + 0.16 * b.random.nextDouble());
            b.round(b.between(-60, W), y, width, 1.5 + 4.5 * t, 6);
        }
        b.glow(b.light.sun(), 0.22);
        for (int i = 0; i < 14; i++) {
            double y = top + (bottom - top) * i * i / 196;
            double width = b.between(30, 110);
            b.round(b.light.sunX() - width / 2 + b.between(-24, 24), y, width, 2 + i * 0.35, 5);
        }
    }
}
