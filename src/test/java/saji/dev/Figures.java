package saji.dev;

import static saji.dev.Brush.dark;
import static saji.dev.Brush.pale;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/** People, drawn 100 units high from the feet up and then scaled. */
final class Figures {

    private final Brush b;

    Figures(Brush brush) {
        b = brush;
    }

    /** A person of any look. */
    void person(double x, double y, double height, Pose pose) {
        draw(x, y, height, b.chance(0.5), Look.any(b), pose, false);
    }

    void draw(double x, double y, double height, boolean right, Look look, Pose pose, boolean fromBehind) {
        double size = height / 100 * (look.child() ? 0.68 : 1);
        b.ink(0x1d2340, 0.22).oval(x + size * 3, y + size * 0.5, size * 19, size * 3);
        b.at(x, y, right ? size : -size, size, () -> body(look, pose, fromBehind, height));
    }

    /** Somebody of whom only the part above the given line is seen, as in water or behind a table. */
    void above(double line, double x, double y, double height, boolean right, Look look, Pose pose) {
        java.awt.Shape before = b.g.getClip();
        b.g.clip(new java.awt.geom.Rectangle2D.Double(0, 0, Brush.W, line));
        draw(x, y, height, right, look, pose, false);
        b.g.setClip(before);
    }

    private void body(Look look, Pose pose, boolean fromBehind, double height) {
        double hipY = -pose.hip();
        boolean skirt = look.wear() == Look.Wear.SKIRT && pose.hip() > 40;
        leg(look, 4, hipY, pose.farFootX(), pose.farFootY(), 0.16);
        arm(look, pose, hipY, false);
        if (look.head() == Look.Head.LONG) {
            turned(pose, hipY, () -> b.ink(look.hair()).blob(-8, -43, -7.6, -30, 2, -29, 6.5, -33, 6, -44));
        }
        leg(look, -4, hipY, pose.nearFootX(), pose.nearFootY(), 0);
        if (skirt) {
            skirt(look, hipY, pose);
        }
        turned(pose, hipY, () -> {
            trunk(look);
            head(look, fromBehind, height);
        });
        if (look.wear() == Look.Wear.TUNIC && pose.hip() > 40 && pose.lean() < 0.3) {
            b.ink(look.top()).poly(-9.4, hipY - 4, 9.4, hipY - 4, 11.5, hipY + 17, -11.5, hipY + 17);
            b.ink(dark(look.top(), 0.2)).rect(-11.5, hipY + 15.4, 23, 1.6);
        }
        arm(look, pose, hipY, true);
    }

    private void turned(Pose pose, double hipY, Runnable painting) {
        AffineTransform before = b.g.getTransform();
        b.g.translate(0, hipY);
        b.g.rotate(pose.lean());
        painting.run();
        b.g.setTransform(before);
    }

    private void leg(Look look, double hipX, double hipY, double footX, double footY, double shade) {
        double[] knee = joint(hipX, hipY, footX, footY - 3, 22.9, 1);
        boolean bare = look.wear() == Look.Wear.SHORTS || look.wear() == Look.Wear.SKIRT;
        int cloth = dark(look.bottom(), shade);
        b.ink(bare ? dark(look.skin(), shade) : cloth);
        b.limb(knee[0], knee[1], 7.6, footX, footY - 3, 5);
        b.ink(look.wear() == Look.Wear.SKIRT ? dark(look.skin(), shade) : cloth)
                .limb(hipX, hipY + 1, 10, knee[0], knee[1], 7.8);
        b.ink(look.top() == 0xfbf7ee ? 0x25222c : dark(0x4a3a38, shade))
                .blob(
                        footX - 3,
                        footY - 3,
                        footX + 2,
                        footY - 4,
                        footX + 7,
                        footY - 1.4,
                        footX + 6.4,
                        footY,
                        footX - 3,
                        footY);
    }

    private void skirt(Look look, double hipY, Pose pose) {
        double hem = look.child() ? hipY + 22 : hipY + 36;
        double left = Math.min(pose.nearFootX(), pose.farFootX()) * 0.45 - 8;
        double right = Math.max(pose.nearFootX(), pose.farFootX()) * 0.45 + 8;
        b.ink(look.bottom())
                .blob(-8, hipY - 3, 8, hipY - 3, 9.6, hipY + 8, right, hem, 0, hem + 1.2, left, hem, -9.6, hipY + 8);
        b.ink(dark(look.bottom(), 0.25)).line(2, hipY + 6, 3.5, hem - 1, 0.8);
        b.line(-3, hipY + 8, -4.5, hem - 1, 0.8);
    }

    private void trunk(Look look) {
        Path2D shape =
                Brush.smooth(-5, -35.5, 5, -35.5, 10.6, -31, 9, -16, 9.2, 1.5, 0, 2.6, -9.2, 1.5, -9, -16, -10.6, -31);
        b.ink(dark(look.skin(), 0.12)).limb(0.6, -34, 5.4, 1, -39, 5.2);
        b.ink(look.top()).fill(shape);
        if (look.wear() == Look.Wear.BATIK) {
            b.ink(look.top() == 0xf5ead6 ? 0x9a5a34 : pale(look.top(), 0.5), 0.85);
            for (int i = 0; i < 15; i++) {
                double x = -6.4 + i % 4 * 4.2 + (i / 4 % 2) * 2;
                double y = -29 + i / 4 * 8.2;
                b.poly(x - 1.3, y, x, y - 2, x + 1.3, y, x, y + 2);
            }
        } else if (look.wear() == Look.Wear.VEST) {
            b.ink(0xf28c28)
                    .fill(Brush.smooth(
                            -5, -35, 5, -35, 9.6, -31, 9.4, -16, 9.4, 0, 0, 1.4, -9.4, 0, -9.4, -16, -9.6, -31));
            b.ink(0xf7f3d0).rect(-9.2, -14, 18.4, 2.6);
            b.poly(-6, -35, -3.6, -35.4, -3.6, -1, -6, -1);
            b.poly(6, -35, 3.6, -35.4, 3.6, -1, 6, -1);
        } else if (look.wear() == Look.Wear.APRON) {
            b.ink(0xf6ecd8).poly(-5, -28, 6, -28, 8.8, -14, 10, 16, -9, 16, -7.8, -14);
        } else {
            b.ink(dark(look.top(), 0.3), 0.5).line(0.8, -33, 0.8, -2, 0.7);
        }
        b.fade(-11, 0, b.lit(0x2a1c3a, 0.16), 3, 0, b.lit(0x2a1c3a, 0)).fill(shape);
    }

    private void head(Look look, boolean fromBehind, double height) {
        double big = look.child() ? 1.28 : 1;
        b.at(1, -37.5, big, big, () -> {
            if (look.head() == Look.Head.SCARF) {
                scarf(look, fromBehind);
            } else {
                b.ink(fromBehind ? look.hair() : look.skin()).oval(0, -7, 6.3, 7.6);
                b.ink(dark(look.skin(), 0.12)).oval(-4.4, -6, 1.5, 2.1);
                hair(look);
            }
            if (!fromBehind && height > 90) {
                face(look);
            }
        });
    }

    private void scarf(Look look, boolean fromBehind) {
        int cloth = look.top() == 0xfbf7ee
                ? 0xfbf7ee
                : look.hair() == 0x2a1d1c ? pale(look.top(), 0.45) : dark(look.bottom(), 0.05);
        b.ink(cloth).blob(-7.6, -8, -4.6, -14.6, 1, -16, 6, -13, 7.3, -6, 6.4, 0, 9, 7, 1, 12.5, -8.6, 8, -7.2, 0);
        if (!fromBehind) {
            b.ink(look.skin()).oval(1.4, -6.8, 4.7, 6);
        }
        b.ink(dark(cloth, 0.22)).curve(-4, 1.8, 2, 5, 7, 3, 0.9);
    }

    private void hair(Look look) {
        int hat = look.hair();
        switch (look.head()) {
            case SHORT, LONG, BUN -> {
                b.ink(hat).fill(new Arc2D.Double(-7, -15.6, 14, 15, 12, 186, Arc2D.CHORD));
                b.blob(-7, -9, -6.8, -3.5, -4.8, -3.6, -4.4, -9);
                if (look.head() == Look.Head.BUN) {
                    b.oval(-6, -13, 3.4, 3.4);
                }
            }
            case CAP -> {
                b.ink(look.top() == 0xfbf7ee ? 0xc23b35 : dark(look.top(), 0.25));
                b.fill(new Arc2D.Double(-7.2, -16, 14.4, 15, 4, 176, Arc2D.CHORD));
                b.round(2, -9.8, 9, 1.9, 1.8);
            }
            case PECI -> b.ink(0x1e1b22).poly(-6.8, -9, -6, -16.4, 5.6, -16, 6.6, -9.6);
            case HELMET -> {
                b.ink(hat).fill(new Arc2D.Double(-7.8, -18, 15.6, 17.6, 0, 180, Arc2D.CHORD));
                b.round(-8.6, -10, 18.6, 2.3, 2);
                b.ink(pale(hat, 0.4)).line(-1, -17, 1.5, -17, 1.6);
            }
            case CAPING -> {
                b.ink(hat).poly(-15, -8.6, 0, -20, 15, -8.6);
                b.ink(dark(hat, 0.2)).poly(0, -20, 15, -8.6, 3, -8.6);
            }
            case SCARF -> {}
        }
    }

    private void face(Look look) {
        b.ink(0x2a1c22).oval(0.4, -7.4, 0.8, 1);
        b.oval(4, -7.4, 0.75, 1);
        b.ink(dark(look.skin(), 0.45)).curve(0.8, -3.4, 2.6, -2, 4.2, -3.6, 0.8);
        b.ink(0xe0675a, 0.22).oval(-0.6, -4.8, 1.5, 1);
    }

    private void arm(Look look, Pose pose, double hipY, boolean near) {
        double sx = near ? -8.8 : 8.6;
        double sy = -30.5;
        double cos = Math.cos(pose.lean());
        double sin = Math.sin(pose.lean());
        double x = sx * cos - sy * sin;
        double y = hipY + sx * sin + sy * cos;
        double hx = x + (near ? pose.nearHandX() : pose.farHandX());
        double hy = y + (near ? pose.nearHandY() : pose.farHandY());
        double[] elbow = joint(x, y, hx, hy, 16, near ? -1 : hy < y ? 1 : -1);
        boolean sleeves = look.head() == Look.Head.SCARF || look.wear() == Look.Wear.VEST;
        double shade = near ? 0 : 0.16;
        b.ink(dark(sleeves ? look.top() : look.skin(), shade)).limb(elbow[0], elbow[1], 5.2, hx, hy, 4);
        b.ink(dark(look.skin(), shade)).oval(hx, hy, 2.5, 2.5);
        b.ink(dark(look.top(), near ? 0.07 : 0.2)).limb(x, y, 7, elbow[0], elbow[1], 5.8);
    }

    /** The knee or elbow between two ends of a limb whose halves have the same length. */
    private static double[] joint(double x1, double y1, double x2, double y2, double half, int side) {
        double distance = Math.hypot(x2 - x1, y2 - y1);
        double out = Math.sqrt(Math.max(0, half * half - distance * distance / 4)) * side;
        double reach = Math.max(0.01, distance);
        return new double[] {(x1 + x2) / 2 + (y2 - y1) / reach * out, (y1 + y2) / 2 - (x2 - x1) / reach * out};
    }
}
