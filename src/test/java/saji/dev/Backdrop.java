package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Tone.dark;
import static saji.dev.Tone.glowing;
import static saji.dev.Tone.mix;

import java.awt.geom.AffineTransform;

/** What lies behind a scene: sky, sun, clouds, mountains and the far city. */
final class Backdrop {

    private final Brush b;
    private final Light light;
    private final Sky sky;

    Backdrop(Brush brush) {
        b = brush;
        sky = new Sky(brush);
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
        sky.sky(horizon);
    }

    void mountains(double horizon) {
        double peak = b.between(250, 1350);
        int blue = light.night() ? 0x4a5a94 : 0x6f9db3;
        b.far(0.55).down(horizon - 260, blue, horizon, mix(blue, light.haze(), 0.8));
        double rise = b.between(0.85, 1.15);
        b.at(
                peak,
                horizon,
                b.chance(0.5) ? 1 : -1,
                rise,
                () -> b.blob(
                        -620, 30, -330, -70, -150, -180, -34, -268, 0, -258, 34, -266, 160, -170, 360, -66, 640, 30));
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
                b.ink(0xb5654a);
                b.at(x, horizon - tall, width, 18, () -> b.poly(-0.08, 0, 1.08, 0, 0.75, -1, 0.25, -1));
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
        b.at(x, base, height / 100, height / 100, () -> {
            b.ink(0xf1e6d0).rect(-50, -50, 100, 50);
            b.rect(71, -150, 14, 150);
            b.ink(0xdccfb4).rect(67, -120, 22, 6);
            b.ink(dome).blob(-34, -48, -36, -72, 0, -105, 36, -72, 34, -48);
            b.line(0, -100, 0, -120, 3);
            b.poly(69, -148, 87, -148, 78, -185);
        });
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
        b.g.setTransform(new AffineTransform());
        b.fade(0, H - 230, glowing(0x1c1230, 0), 0, H, glowing(0x1c1230, 0.26));
        b.rect(0, H - 230, W, 230);
    }
}
