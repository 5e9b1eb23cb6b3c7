package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Tone.glowing;
import static saji.dev.Tone.mix;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.geom.Path2D;

/** Sky, sun, clouds, stars and birds. */
final class Sky {

    private final Brush b;
    private final Light light;

    Sky(Brush brush) {
        b = brush;
        light = brush.light;
    }

    void sky(double horizon) {
        b.g.setPaint(new LinearGradientPaint(0, 0, 0, (float) horizon, new float[] {0, 0.55f, 1}, new Color[] {
            glowing(light.top(), 1), glowing(light.middle(), 1), glowing(light.low(), 1)
        }));
        b.rect(0, 0, W, horizon + 2);
        b.down(horizon, 0x9fbf70, H, 0x5d9a58).rect(0, horizon, W, H - horizon);
        if (light.night()) {
            stars(horizon);
        }
        double y = Math.min(light.sunY(), horizon - 20);
        b.halo(light.sunX(), y, 340, light.sun(), light.night() ? 0.25 : 0.6);
        b.glow(light.sun(), 0.95).oval(light.sunX(), y, 44, 44);
        int clouds = 3 + b.random.nextInt(4);
        for (int i = 0; i < clouds; i++) {
            double depth = b.between(0.15, 1);
            cloud(b.between(-100, W), 70 + depth * (horizon * 0.5), b.between(220, 460) * (1.25 - depth * 0.6));
        }
        birds(horizon);
    }

    private void stars(double horizon) {
        for (int i = 0; i < 70; i++) {
            double size = b.between(0.8, 2.2);
            b.glow(0xfff8e0, b.between(0.3, 0.9)).oval(b.between(0, W), b.between(0, horizon * 0.6), size, size);
        }
    }

    private void cloud(double x, double y, double width) {
        int lit = light.night() ? mix(light.middle(), light.low(), 0.4) : 0xfffaf0;
        bumps(x + width * 0.12, y - width * 0.02, width * 0.8, 0.24, mix(lit, light.middle(), 0.45), 0.7);
        bumps(x, y, width, 0.17, lit, light.night() ? 0.35 : 0.85);
    }

    private void bumps(double x, double y, double width, double rise, int colour, double alpha) {
        int n = 5 + b.random.nextInt(3);
        Path2D path = new Path2D.Double();
        path.moveTo(x, y);
        double px = x;
        for (int i = 1; i <= n; i++) {
            double nx = x + width * i / n;
            double arch = Math.sin(Math.PI * (i - 0.5) / n) * width * rise * b.between(0.75, 1.15);
            double end = i == n ? y : y - Math.sin(Math.PI * i / n) * width * rise * 0.55;
            double from = path.getCurrentPoint().getY();
            path.curveTo(px - width * 0.03, from - arch, nx + width * 0.03, end - arch, nx, end);
            px = nx;
        }
        path.closePath();
        int shade = mix(colour, light.middle(), 0.5);
        b.fade(0, y - width * rise, glowing(colour, alpha), 0, y + 4, glowing(shade, alpha * 0.6));
        b.fill(path);
    }

    private void birds(double horizon) {
        b.ink(0x33404f, 0.55);
        double x = b.between(300, 1200);
        double y = b.between(140, horizon * 0.45);
        for (int i = 0; i < 5; i++) {
            double bx = x + b.between(-90, 90);
            double by = y + b.between(-40, 40);
            b.curve(bx - 11, by - 5, bx - 4, by - 8, bx, by, 2.4);
            b.curve(bx, by, bx + 4, by - 8, bx + 11, by - 5, 2.4);
        }
    }
}
