package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Tone.dark;
import static saji.dev.Tone.glowing;
import static saji.dev.Tone.mix;

import java.awt.geom.Path2D;

/** Park and sports field. */
final class GreenScenes {

    private final Stage s;
    private final Brush b;

    GreenScenes(Stage stage) {
        s = stage;
        b = stage.b;
    }

    void park() {
        s.backdrop.outdoors(s.horizon);
        s.ground.lawn();
        for (int i = 0; i < 8; i++) {
            double y = s.horizon + 40 + i * 14;
            b.far(0.22 - i * 0.025);
            double x = (i * 613 % 1600) + b.between(-60, 60);
            if (b.chance(0.3)) {
                s.plants.palm(x, y, b.between(260, 330));
            } else if (b.chance(0.3)) {
                s.plants.umbrella(x, y, b.between(200, 240));
            } else {
                s.plants.tree(x, y, b.between(190, 270));
            }
        }
        b.far(0);
        s.plants.umbrella(b.chance(0.5) ? 180 : 1440, 780, b.between(400, 450));
        path();
        pond(b.chance(0.5) ? 350 : 1260);
        slide(b.between(900, 1050), 800);
        s.add(850, () -> s.bench(430, 880, 230));
        for (int i = 0; i < 2; i++) {
            double x = 395 + i * 80;
            Look look = Look.any(b);
            s.add(881 + i, () -> s.figures.draw(x, 890, 240, x < 420, look, Pose.SIT, false));
        }
        for (int i = 0; i < 4; i++) {
            double y = b.between(790, 850);
            s.person(b.between(760, 1240), y, b.chance(0.5), Look.kid(b), Pose.of(b, Pose.RUN, Pose.CHEER, Pose.WAVE));
        }
        s.crowd(3, 560, 1150, 920, 1030);
        s.crowd(2, 1220, 1540, 860, 960);
        s.person(b.between(150, 260), 990, true, Look.any(b), Pose.RUN);
        s.add(960, () -> s.plants.flowers(120, 960, 190));
        s.add(1000, () -> s.plants.flowers(1480, 1020, 230));
        s.flush();
        s.plants.frame();
        s.backdrop.finish(true);
    }

    private void path() {
        Path2D walk = new Path2D.Double();
        walk.moveTo(700, s.horizon + 36);
        walk.curveTo(1010, 690, 420, 760, 470, H);
        walk.lineTo(1180, H);
        walk.curveTo(900, 800, 1120, 690, 724, s.horizon + 36);
        walk.closePath();
        b.down(s.horizon, 0xf0dfb8, H, 0xdcc198).fill(walk);
    }

    private void pond(double x) {
        b.ink(0xd9c7a0).oval(x, 745, 290, 54);
        b.fade(0, 695, glowing(mix(b.light.middle(), 0xffffff, 0.2), 1), 0, 795, b.lit(0x3f8a9a, 1))
                .oval(x, 742, 272, 45);
        b.ink(0xffffff, 0.5).round(x - 150, 730, 120, 4, 4);
        b.round(x + 30, 752, 90, 4, 4);
        for (int i = 0; i < 7; i++) {
            double lx = x + b.between(-200, 200);
            b.ink(0x4f9a58).oval(lx, 742 + b.between(-20, 24), 20, 6);
            b.ink(0xf28ca0).oval(lx, 738, 5, 4);
        }
    }

    private void slide(double x, double y) {
        s.add(y, () -> {
            b.ink(0x1d2340, 0.2).oval(x, y, 190, 13);
            b.ink(0x3f77b5).rect(x - 70, y - 170, 10, 170);
            b.rect(x + 26, y - 170, 10, 170);
            for (int i = 0; i < 6; i++) {
                b.ink(0xf0b429).rect(x - 64, y - 20 - i * 26, 20, 6);
            }
            b.ink(0xd9503f).poly(x - 96, y - 190, x - 18, y - 250, x + 60, y - 190);
            b.ink(0xf0a63a).round(x - 76, y - 116, 120, 10, 6);
            b.ink(dark(0x2f8f83, 0.05))
                    .poly(x + 30, y - 120, x + 62, y - 116, x + 190, y - 14, x + 210, y - 4, x + 160, y - 4);
            b.ink(0x6fc0b0).poly(x + 44, y - 114, x + 60, y - 112, x + 186, y - 14, x + 168, y - 10);
        });
    }

    void sports() {
        s.backdrop.outdoors(s.horizon);
        s.ground.lawn();
        stands();
        pitch();
        int home = b.pick(0xd9423c, 0xe8803a, 0xf0c23a);
        int away = b.pick(0x2f6fb0, 0xfffaf0, 0x2f8f83);
        Pose[] poses = {Pose.KICK, Pose.RUN, Pose.RUN, Pose.RUN, Pose.WALK, Pose.RUN, Pose.CHEER};
        for (int i = 0; i < 10; i++) {
            double y = i < 4 ? b.between(880, 1010) : b.between(740, 850);
            double x = i < 4 ? 300 + i * 320 + b.between(-60, 60) : 160 + (i - 4) * 240 + b.between(-50, 50);
            Look look = Look.any(b)
                    .with(b.chance(0.85) ? Look.Head.SHORT : Look.Head.BUN, Look.Wear.SHORTS)
                    .inHair(0x241a1c);
            int shirt = i % 2 == 0 ? home : away;
            s.person(x, y, b.chance(0.5), look.in(shirt, i % 2 == 0 ? 0xfffaf0 : 0x2f3a52), poses[i % poses.length]);
        }
        s.add(1000, () -> {
            double x = b.between(420, 520);
            b.ink(0x1d2340, 0.25).oval(x, 990, 22, 5);
            b.ink(0xfffaf3).oval(x, 968, 20, 20);
            b.ink(0x2a2730).oval(x, 967, 7, 7);
            b.oval(x - 14, 958, 4, 4);
            b.oval(x + 13, 977, 4, 4);
        });
        s.flush();
        s.backdrop.finish(true);
    }

    private void stands() {
        s.plants.palm(60, 660, 360);
        s.plants.palm(1540, 660, 340);
        for (int row = 0; row < 4; row++) {
            double y = 580 + row * 30;
            b.ink(row % 2 == 0 ? 0xcfc3ae : 0xbdb09a).rect(160, y - 8, 1280, 42);
            for (double x = 176; x < 1424; x += b.between(20, 31)) {
                Look look = Look.any(b);
                b.ink(look.top()).round(x - 9, y - 16, 19, 28, 12);
                b.ink(look.head() == Look.Head.SCARF ? Tone.pale(look.top(), 0.4) : look.hair())
                        .oval(x, y - 22, 8, 9);
                b.ink(look.skin()).oval(x + 1, y - 20, 5.6, 6.6);
            }
        }
        b.ink(0x5a6070);
        for (int i = 0; i < 5; i++) {
            b.rect(180 + i * 306, 470, 8, 240);
        }
        b.down(430, 0xd26f45, 500, 0x9c4a38).poly(190, 430, 1410, 430, 1480, 500, 120, 500);
        for (int i = 0; i < 10; i++) {
            b.ink(i % 2 == 0 ? 0xd9503f : 0xfffaf0).rect(140 + i * 132, 694, 132, 26);
        }
        s.bunting(120, 505, 800, 505, false);
        s.bunting(800, 505, 1480, 505, false);
    }

    private void pitch() {
        for (int i = 0; i < 7; i++) {
            double y = 720 + i * i * 7 + i * 8;
            double next = 720 + (i + 1) * (i + 1) * 7 + (i + 1) * 8;
            b.ink(i % 2 == 0 ? 0x6db45a : 0x5fa552).rect(0, y, W, next - y + 1);
        }
        b.ink(0xfffaf0, 0.9).rect(0, 734, W, 5);
        b.ring(800, 860, 300, 62, 6);
        b.poly(797, 734, 803, 734, 808, H, 792, H);
        b.line(1450, 738, 1620, 1010, 6);
        b.ink(0xffffff, 0.35);
        for (int i = 0; i < 9; i++) {
            b.line(1490 + i * 14, 700 + i * 17, 1490 + i * 14, 850 + i * 20, 1.5);
            b.line(1480, 690 + i * 20, 1610, 850 + i * 20, 1.5);
        }
        b.ink(0xfffdf6).line(1480, 690, 1480, 810, 8);
        b.line(1480, 690, 1620, 860, 8);
    }
}
