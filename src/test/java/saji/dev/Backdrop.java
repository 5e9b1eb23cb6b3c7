package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Brush.dark;
import static saji.dev.Brush.glowing;
import static saji.dev.Brush.mix;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.geom.Path2D;

/** What lies behind a scene: sky, sun, clouds, mountains and the far city. */
final class Backdrop {

    private final Brush b;
    private final Light light;

    Backdrop(Brush brush) {
        b = brush;
        light = brush.light;
    }

    /** Everything down to the horizon. */
    void outdoors(double horizon) {
        sky(horizon);
        mountains(horizon);
        city(horizon, 0.62, 150);
        greens(horizon, 0.5, 52);
        b.far(0);
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
        b.fade(
                0,
                y - width * rise,
                glowing(colour, alpha),
                0,
                y + 4,
                glowing(mix(colour, light.middle(), 0.5), alpha * 0.6));
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

    void mountains(double horizon) {
        double peak = b.between(250, 1350);
        int blue = light.night() ? 0x4a5a94 : 0x6f9db3;
        b.far(0.55).down(horizon - 260, blue, horizon, mix(blue, light.haze(), 0.8));
        b.blob(
                peak - 620,
                horizon + 30,
                peak - 330,
                horizon - 70,
                peak - 150,
                horizon - 180,
                peak - 34,
                horizon - 268,
                peak,
                horizon - 258,
                peak + 34,
                horizon - 266,
                peak + 160,
                horizon - 170,
                peak + 360,
                horizon - 66,
                peak + 640,
                horizon + 30);
        int green = light.night() ? 0x35507c : 0x6fa58f;
        b.far(0.5).down(horizon - 130, green, horizon, mix(green, light.haze(), 0.7));
        double[] ridge = new double[36];
        for (int i = 0; i < 16; i++) {
            ridge[i * 2] = -80 + i * 118;
            ridge[i * 2 + 1] = horizon - b.between(30, 110);
        }
        ridge[32] = W + 150;
        ridge[33] = horizon + 60;
        ridge[34] = -150;
        ridge[35] = horizon + 60;
        b.blob(ridge);
    }

    void city(double horizon, double distance, double height) {
        b.far(distance);
        double x = -20;
        while (x < W) {
            double width = b.between(34, 96);
            double tall = b.chance(0.16) ? b.between(0.8, 1.5) * height : b.between(0.2, 0.6) * height;
            int wall = b.pick(0xd9c7a8, 0xb9c4c4, 0xe0b48c, 0xa9b6bd, 0xcfd6cf, 0xc99a7c);
            b.down(horizon - tall, wall, horizon, mix(wall, light.haze(), 0.6)).rect(x, horizon - tall, width, tall);
            if (tall < height * 0.5 && b.chance(0.7)) {
                b.ink(0xb5654a)
                        .poly(
                                x - 5,
                                horizon - tall,
                                x + width + 5,
                                horizon - tall,
                                x + width * 0.75,
                                horizon - tall - 18,
                                x + width * 0.25,
                                horizon - tall - 18);
            } else {
                windows(x, horizon - tall, width, tall);
            }
            x += width + b.between(-8, 18);
        }
        mosque(b.between(150, 1450), horizon, height * 0.62);
    }

    private void windows(double x, double y, double width, double tall) {
        for (double wy = y + 10; wy < y + tall - 8; wy += 15) {
            for (double wx = x + 6; wx < x + width - 8; wx += 12) {
                if (light.night() && b.chance(0.5)) {
                    b.glow(0xffd98a, 0.75).rect(wx, wy, 6, 8);
                } else {
                    b.ink(0x587686, 0.4).rect(wx, wy, 6, 8);
                }
            }
        }
    }

    private void mosque(double x, double base, double height) {
        int dome = b.pick(0x3f8f7b, 0x4d88b0, 0xd8a23c, 0x5a9b6a);
        b.ink(0xf1e6d0).rect(x - height * 0.5, base - height * 0.5, height, height * 0.5);
        b.ink(dome)
                .blob(
                        x - height * 0.34,
                        base - height * 0.48,
                        x - height * 0.36,
                        base - height * 0.72,
                        x,
                        base - height * 1.05,
                        x + height * 0.36,
                        base - height * 0.72,
                        x + height * 0.34,
                        base - height * 0.48);
        b.line(x, base - height, x, base - height * 1.2, 3);
        double mx = x + height * 0.78;
        b.ink(0xf1e6d0).rect(mx - 7, base - height * 1.5, 14, height * 1.5);
        b.ink(0xdccfb4).rect(mx - 11, base - height * 1.2, 22, 6);
        b.ink(dome).poly(mx - 9, base - height * 1.48, mx + 9, base - height * 1.48, mx, base - height * 1.85);
    }

    /** A belt of trees along the horizon. */
    void greens(double horizon, double distance, double height) {
        b.far(distance);
        double x = -40;
        while (x < W + 40) {
            double r = b.between(0.5, 1) * height;
            int green = b.pick(0x4f8f5a, 0x3f7f55, 0x6aa05a, 0x5b9468);
            b.down(horizon - r * 1.3, green, horizon + 10, dark(green, 0.2));
            b.oval(x, horizon - r * 0.4, r, r * 0.85);
            x += r * 0.8;
        }
        b.rect(0, horizon - height * 0.2, W, height * 0.2 + 6);
    }

    /** Warm light from the sun and a quiet dark edge below, over the finished picture. */
    void finish(boolean outdoors) {
        b.far(0);
        if (outdoors && light.warmth() > 0.06) {
            b.halo(
                    light.sunX(),
                    Math.min(light.sunY(), 560),
                    1250,
                    mix(light.sun(), 0xffb54d, 0.45),
                    light.warmth() * 0.62);
        }
        b.fade(0, H - 230, glowing(0x1c1230, 0), 0, H, glowing(0x1c1230, 0.30));
        b.rect(0, H - 230, W, 230);
    }
}
