package saji.dev;

import static saji.dev.Brush.H;
import static saji.dev.Brush.W;
import static saji.dev.Tone.dark;
import static saji.dev.Tone.glowing;
import static saji.dev.Tone.mix;

import java.awt.geom.Path2D;

/** Rice terraces with farmers and water that mirrors the sky. */
final class FarmScene {

    private final Stage s;
    private final Brush b;

    FarmScene(Stage stage) {
        s = stage;
        b = stage.b;
    }

    /** Rice terraces with farmers and water that mirrors the sky. */
    void farm() {
        s.backdrop.sky(s.horizon);
        s.backdrop.mountains(s.horizon);
        s.backdrop.greens(s.horizon, 0.4, 46);
        double y = s.horizon;
        for (int i = 0; i < 8; i++) {
            b.far(Math.max(0, 0.36 - i * 0.06));
            terrace(y, 40 + i * 14, i);
            y += 34 + i * 13;
        }
        b.far(0);
        for (int i = 0; i < 3; i++) {
            s.plants.palm(i == 0 ? b.between(60, 200) : b.between(1250, 1560), 640 + i * 40, b.between(330, 420));
        }
        hut(b.chance(0.5) ? 1130 : 330, 650);
        for (int i = 0; i < 5; i++) {
            double fy = 760 + i * 62;
            double x = 180 + (i * 547 % 1240) + b.between(-50, 50);
            Look look = Look.farmer(b);
            Pose pose = Pose.of(b, Pose.BEND, Pose.BEND, Pose.DIG, Pose.HOLD);
            s.add(fy, () -> s.figures.draw(x, fy, (fy - 400) * 0.56, b.chance(0.5), look, pose, false));
        }
        s.flush();
        for (int i = 0; i < 40; i++) {
            s.plants.grass(i * 41 + b.between(-10, 10), H + 14, b.between(60, 110));
        }
        s.backdrop.finish(true);
    }

    private void terrace(double y, double height, int i) {
        double shift = b.between(0, 6);
        Path2D field = new Path2D.Double();
        field.moveTo(0, H);
        field.lineTo(0, y);
        for (int k = 0; k <= 8; k++) {
            field.lineTo(k * 200, y + Math.sin(k * 0.8 + shift) * (8 + i * 2.4));
        }
        field.lineTo(W, H);
        field.closePath();
        if (i % 3 == 2) {
            b.fade(0, y, glowing(mix(b.light.middle(), b.light.low(), 0.5), 1), 0, y + height * 1.5, b.lit(0x6fa8a0, 1))
                    .fill(field);
        } else {
            int green = b.pick(0xa9cf5f, 0x86bd58, 0xc4d862, 0x6fb058);
            b.down(y, green, y + height * 1.6, dark(green, 0.22)).fill(field);
        }
        b.ink(i % 3 == 2 ? 0x5d9a50 : 0xd5e07a, 0.8);
        for (int row = 1; row < 4; row++) {
            for (double x = b.between(0, 20); x < W; x += 16 + i * 4) {
                double wave = Math.sin(x / 200 * 0.8 + shift) * (8 + i * 2.4);
                double ry = y + wave + row * height * 0.26;
                b.poly(x, ry, x + 3 + i * 0.6, ry, x + 2 + i, ry - 5 - i * 2.2);
            }
        }
        b.ink(0x7a8a4a).fill(edge(y, shift, i));
    }

    private static Path2D edge(double y, double shift, int i) {
        Path2D edge = new Path2D.Double();
        edge.moveTo(0, y);
        for (int k = 0; k <= 8; k++) {
            edge.lineTo(k * 200, y + Math.sin(k * 0.8 + shift) * (8 + i * 2.4));
        }
        for (int k = 8; k >= 0; k--) {
            edge.lineTo(k * 200, y + 4 + i * 1.4 + Math.sin(k * 0.8 + shift) * (8 + i * 2.4));
        }
        edge.closePath();
        return edge;
    }

    private void hut(double x, double y) {
        b.ink(0x6a4a3a).rect(x, y - 90, 9, 90);
        b.rect(x + 130, y - 90, 9, 90);
        b.ink(0x9a6b45).rect(x - 4, y - 44, 147, 14);
        s.buildings.roof(x, y - 84, 139, 62, 0.3, 0xb08a52);
    }
}
