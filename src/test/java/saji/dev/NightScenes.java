package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Tone.dark;
import static saji.dev.Tone.pale;

import java.awt.Color;

/** The evening market street and the festival. */
final class NightScenes {

    private final Stage s;
    private final Brush b;

    NightScenes(Stage stage) {
        s = stage;
        b = stage.b;
    }

    void street() {
        s.backdrop.outdoors(s.horizon);
        s.ground.earth(0xcdb594, 0xe6d3b4);
        for (double x = -b.between(10, 120); x < W; x += b.between(214, 236)) {
            s.shops.shop(x, 710, 212, 2 + b.random.nextInt(2));
        }
        s.ground.pavement(710, 790);
        s.ground.road(790, H);
        b.fade(0, 700, Tone.glowing(0xffb95e, 0.34), 0, 960, Tone.glowing(0xffb95e, 0));
        b.rect(0, 700, W, 260);
        for (int i = 0; i < 14; i++) {
            double width = b.between(40, 110);
            double tall = b.between(140, 260);
            Color warm = Tone.glowing(b.pick(0xffc46e, 0xff9e5a, 0xffe0a0), 0.32);
            b.fade(0, 792, warm, 0, 792 + tall, Tone.glowing(0xffc46e, 0))
                    .rect(i * 118 + b.between(-30, 30), 792, width, tall);
        }
        s.bunting(-20, 300, 800, 320, true);
        s.bunting(800, 320, 1620, 290, true);
        s.lamp(210, 800, 360);
        s.lamp(1320, 800, 360);
        for (int i = 0; i < 3; i++) {
            double x = 240 + i * 470 + b.between(-50, 50);
            s.add(868, () -> cart(x, 868, 170));
            s.person(x + 120, 875, false, Look.any(b), Pose.HOLD);
            s.person(x - 130, 870, true, Look.any(b), Pose.TALK);
        }
        s.crowd(4, 60, 1540, 800, 850);
        s.add(965, () -> s.vehicles.motorbike(b.between(200, 600), 970, 235, true, true));
        s.add(1000, () -> s.vehicles.motorbike(b.between(1000, 1400), 1010, 260, false, true));
        s.crowd(3, 500, 1100, 950, 1030);
        s.flush();
        s.backdrop.finish(true);
    }

    /** A food cart with a lit roof. */
    private void cart(double x, double y, double size) {
        double k = size / 100;
        int colour = b.pick(0xd9503f, 0x2f8f83, 0xf0a63a, 0x3f77b5);
        b.halo(x, y - 105 * k, 150 * k, 0xffc765, 0.6);
        b.at(x, y, 1, 0.22, () -> b.halo(0, 0, 190 * k, 0xffb95e, 0.55));
        b.at(x, y, k, k, () -> {
            b.ink(0x1d2340, 0.3).oval(0, 0, 70, 6);
            s.vehicles.wheel(-32, -13, 13);
            s.vehicles.wheel(32, -13, 13);
            b.down(-62, pale(colour, 0.2), -16, dark(colour, 0.2)).round(-56, -62, 112, 46, 6);
            b.glow(0xffe2a0, 0.9).rect(-50, -98, 100, 36);
            for (int i = 0; i < 6; i++) {
                b.ink(b.pick(0xe8803a, 0x8a5a33, 0x6f9d4f, 0xf5ead6)).round(-46 + i * 16, -82, 12, 20, 5);
            }
            b.ink(0x5a4038).rect(-52, -130, 4, 70);
            b.rect(48, -130, 4, 70);
            s.shops.awning(-68, -146, 136, 22, colour);
            b.glow(0xfff3c8, 1).oval(0, -116, 5, 6);
            b.glow(0xffffff, 0.16).blob(24, -98, 36, -128, 26, -150, 40, -176, 46, -150, 48, -126, 40, -98);
        });
    }

    void festival() {
        s.backdrop.outdoors(s.horizon);
        s.ground.earth(0x9a7a62, 0xc9a883);
        s.plants.tree(110, 720, 380);
        s.plants.tree(1500, 720, 380);
        stagehouse();
        for (int i = 0; i < 5; i++) {
            b.at(i * 400 + b.between(-60, 60), b.between(840, 980), 1, 0.26, () -> b.halo(0, 0, 330, 0xffb05a, 0.42));
        }
        for (int i = 0; i < 4; i++) {
            penjor(i < 2 ? 90 + i * 170 : 1180 + (i - 2) * 190, 770, b.between(430, 520));
        }
        s.bunting(-20, 250, 800, 210, true);
        s.bunting(800, 210, 1620, 250, true);
        s.bunting(-20, 330, 800, 290, false);
        s.bunting(800, 290, 1620, 330, false);
        for (int i = 0; i < 3; i++) {
            double x = i == 0 ? 150 : 1150 + i * 190 - 60;
            s.add(800, () -> tent(x, 800, 250));
        }
        for (int i = 0; i < 15; i++) {
            double y = b.between(880, 915);
            s.behind(40 + i * 108 + b.between(-30, 30), y, Look.any(b), Pose.of(b, Pose.STAND, Pose.STAND, Pose.CHEER));
        }
        for (int i = 0; i < 10; i++) {
            double y = b.between(1010, 1080);
            s.behind(
                    30 + i * 170 + b.between(-50, 50),
                    y,
                    b.chance(0.25) ? Look.kid(b) : Look.any(b),
                    Pose.of(b, Pose.STAND, Pose.CHEER, Pose.WAVE));
        }
        s.flush();
        for (int i = 0; i < 9; i++) {
            lantern(b.between(60, 1540), b.between(120, 420), b.between(12, 24));
        }
        s.backdrop.finish(true);
    }

    private void stagehouse() {
        b.halo(800, 600, 520, 0xffb95e, 0.6);
        b.ink(0x7a3b3a).rect(420, 470, 760, 250);
        b.glow(0xffce85, 0.9).rect(444, 480, 712, 230);
        b.fade(0, 480, Tone.glowing(0xb5403f, 0.75), 0, 710, Tone.glowing(0xe8803a, 0.25));
        b.rect(444, 480, 712, 230);
        s.buildings.roof(400, 470, 800, 110, 0.22, 0xb9563d);
        s.buildings.roof(580, 366, 440, 96, 0.3, 0xc8603f);
        b.ink(0x6a3f33).rect(390, 712, 820, 70);
        b.ink(0xd8a23c).rect(390, 712, 820, 8);
        b.ink(0x4a2c2c).rect(414, 466, 20, 250);
        b.rect(1166, 466, 20, 250);
        for (int i = 0; i < 6; i++) {
            boolean gamelan = i == 0 || i == 5;
            Look look = new Look(
                    b.pick(0xc98d62, 0xd9a479, 0xb47a50),
                    0x241a1c,
                    b.pick(0xd9423c, 0x2f8f83, 0x7d5fa6),
                    b.pick(0xd8a23c, 0x8a3b5a),
                    Look.Head.BUN,
                    Look.Wear.SKIRT,
                    false);
            double x = 500 + i * 120;
            if (gamelan) {
                b.ink(0xd8a23c).round(x - 44, 668, 88, 40, 10);
                s.figures.draw(x - 8, 708, 130, i == 0, look, Pose.SIT, false);
            } else {
                s.figures.draw(x, 710, 168, i % 2 == 0, look, Pose.DANCE, false);
            }
        }
    }

    /** A curved bamboo pole with hanging leaves. */
    private void penjor(double x, double base, double height) {
        s.add(base, () -> {
            b.ink(0xd9c06a).curve(x, base, x, base - height * 1.1, x + height * 0.28, base - height * 0.82, 6);
            for (int i = 0; i < 7; i++) {
                double t = 0.35 + i * 0.1;
                double px = t * t * (x + height * 0.28) + (1 - t * t) * x;
                double py = base - 2 * t * (1 - t) * height * 1.1 - t * t * height * 0.82;
                b.ink(i % 2 == 0 ? 0xf2d98a : 0xd9503f).poly(px - 4, py, px + 8, py, px + 5, py + 46, px - 1, py + 46);
            }
            b.ink(0xf7e8a8).oval(x + height * 0.28, base - height * 0.78, 13, 22);
        });
    }

    private void tent(double x, double y, double width) {
        int colour = b.pick(0xd9503f, 0x2f8f83, 0xf0a63a, 0x3f77b5);
        b.halo(x, y - 70, width * 0.6, 0xffc765, 0.5);
        b.glow(0xffdf9c, 0.85).rect(x - width * 0.44, y - 120, width * 0.88, 80);
        b.ink(0x6a4a3c).rect(x - width * 0.46, y - 130, 7, 130);
        b.rect(x + width * 0.43, y - 130, 7, 130);
        b.down(y - 50, pale(colour, 0.3), y, colour).rect(x - width * 0.46, y - 50, width * 0.92, 50);
        b.ink(colour)
                .poly(
                        x - width * 0.2,
                        y - 190,
                        x + width * 0.2,
                        y - 190,
                        x + width * 0.5,
                        y - 128,
                        x - width * 0.5,
                        y - 128);
        s.shops.awning(x - width * 0.52, y - 150, width * 1.04, 26, colour);
    }

    private void lantern(double x, double y, double size) {
        b.halo(x, y, size * 3.2, 0xffb04d, 0.6);
        b.glow(0xffa64a, 1)
                .blob(
                        x - size * 0.7,
                        y + size,
                        x - size,
                        y - size * 0.2,
                        x,
                        y - size * 1.2,
                        x + size,
                        y - size * 0.2,
                        x + size * 0.7,
                        y + size);
        b.glow(0xffe9a8, 0.9).oval(x, y + size * 0.3, size * 0.42, size * 0.5);
    }
}
