package saji.dev;

import static saji.dev.Tone.dark;
import static saji.dev.Tone.pale;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** People, drawn 100 units high from the feet up and then scaled. */
final class Figures {

    private final Brush b;
    private final Heads heads;

    Figures(Brush brush) {
        b = brush;
        heads = new Heads(brush);
    }

    void draw(double x, double y, double height, boolean right, Look look, Pose pose, boolean fromBehind) {
        double size = height / 100 * (look.child() ? 0.68 : 1);
        b.ink(0x1d2340, 0.22).oval(x + size * 3, y + size * 0.5, size * 19, size * 3);
        b.at(x, y, right ? size : -size, size, () -> body(look, pose, fromBehind, height));
    }

    /** Somebody of whom only the part above the given line is seen, as in water or behind a table. */
    void above(double line, double x, double y, double height, boolean right, Look look, Pose pose) {
        Shape before = b.g.getClip();
        b.g.clip(new Rectangle2D.Double(-4000, -4000, 8000, line + 4000));
        draw(x, y, height, right, look, pose, false);
        b.g.setClip(before);
    }

    private void body(Look look, Pose pose, boolean fromBehind, double height) {
        double hipY = -pose.hip();
        boolean upright = pose.hip() > 40 && pose.lean() < 0.3;
        leg(look, 4, hipY, pose.farFootX(), pose.farFootY(), 0.16);
        arm(look, pose, hipY, false);
        turned(pose, hipY, () -> behind(look));
        leg(look, -4, hipY, pose.nearFootX(), pose.nearFootY(), 0);
        if (look.wear() == Look.Wear.SKIRT && pose.hip() > 40) {
            skirt(look, hipY, pose);
        }
        turned(pose, hipY, () -> {
            trunk(look, fromBehind);
            double big = look.child() ? 1.28 : 1;
            b.at(1, -37.5, big, big, () -> heads.head(look, fromBehind, height > 90));
        });
        if (look.wear() == Look.Wear.TUNIC && upright) {
            b.ink(look.top()).poly(-9.4, hipY - 4, 9.4, hipY - 4, 11.5, hipY + 17, -11.5, hipY + 17);
            b.ink(dark(look.top(), 0.2)).rect(-11.5, hipY + 15.4, 23, 1.6);
        }
        if (!fromBehind) {
            b.at(hand(pose, hipY, 0), hand(pose, hipY, 1), 1, 1, () -> tool(pose.tool()));
        }
        arm(look, pose, hipY, true);
    }

    /** Hair and school bag, seen past the trunk. */
    private void behind(Look look) {
        if (look.head() == Look.Head.LONG) {
            b.ink(look.hair()).blob(-8, -43, -7.6, -30, 2, -29, 6.5, -33, 6, -44);
        }
        if (look.child() && look.uniformed()) {
            b.ink(look.skin() % 2 == 0 ? 0x2f6fb0 : 0xe8803a).round(-15, -33, 12, 25, 8);
        }
    }

    private static double hand(Pose pose, double hipY, int axis) {
        double cos = Math.cos(pose.lean());
        double sin = Math.sin(pose.lean());
        return axis == 0
                ? -8.8 * cos + 30.5 * sin + pose.nearHandX()
                : hipY - 8.8 * sin - 30.5 * cos + pose.nearHandY();
    }

    private void tool(Pose.Tool tool) {
        switch (tool) {
            case NONE -> {}
            case PAPERS -> {
                b.ink(0x8a5a3a).poly(-3, -9, 9, -11, 11, 3, -1, 5);
                b.ink(0xfffaf0).poly(-2, -8, 8, -9.6, 9.6, 2, -0.4, 3.8);
            }
            case BASKET -> {
                b.ink(b.pick(0x6fa53f, 0xd9503f, 0xf2a33a)).oval(2, -6, 6, 4);
                b.ink(b.pick(0xf2a33a, 0x4f8f4f)).oval(-3, -5, 5, 4);
                b.ink(0xc99a5a).poly(-10, -4, 10, -4, 7, 6, -7, 6);
                b.ink(0x8a6238).rect(-9, -0.5, 18, 1);
            }
            case BOX -> {
                b.ink(0xc99a66).rect(-9, -12, 20, 15);
                b.ink(0xe3bd8a).rect(-9, -12, 20, 3);
                b.ink(0x9a6f45).rect(-0.5, -12, 2, 15);
            }
            case BAG -> {
                int cloth = b.pick(0xf0c659, 0xd9503f, 0x2f8f83, 0xf5ead6, 0x6f9d4f);
                b.ink(dark(cloth, 0.2)).curve(-3, 6, 0, -5, 3, 6, 1);
                b.ink(cloth).poly(-5, 5, 5, 5, 6, 17, -6, 17);
            }
            case SHOVEL -> {
                b.ink(0x9a6b3f).line(-9, -10, 22, 17, 2.4);
                b.ink(0x8f969c).blob(19, 13, 25, 17, 30, 27, 21, 24, 16, 17);
            }
            case SEEDLING -> {
                for (int i = -2; i < 3; i++) {
                    b.ink(0x86c04a).line(1 + i, 1, 2 + i * 3.4, -9, 1.2);
                }
            }
        }
    }

    private void turned(Pose pose, double hipY, Runnable painting) {
        AffineTransform before = b.g.getTransform();
        b.g.translate(0, hipY);
        b.g.rotate(pose.lean());
        painting.run();
        b.g.setTransform(before);
    }

    private void leg(Look look, double hipX, double hipY, double footX, double footY, double shade) {
        double[] knee = joint(hipX, hipY, footX, footY - 3, 22.55, 1);
        boolean bare = look.wear() == Look.Wear.SHORTS || look.wear() == Look.Wear.SKIRT;
        int cloth = dark(look.bottom(), shade);
        b.ink(bare ? dark(look.skin(), shade) : cloth);
        b.limb(knee[0], knee[1], 7.6, footX, footY - 3, 5);
        b.ink(look.wear() == Look.Wear.SKIRT ? dark(look.skin(), shade) : cloth)
                .limb(hipX, hipY + 1, 10, knee[0], knee[1], 7.8);
        b.ink(look.uniformed() ? 0x25222c : dark(0x4a3a38, shade))
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

    private void trunk(Look look, boolean fromBehind) {
        Path2D shape =
                Brush.smooth(-5, -35.5, 5, -35.5, 10.6, -31, 9, -16, 9.2, 1.5, 0, 2.6, -9.2, 1.5, -9, -16, -10.6, -31);
        b.ink(dark(look.skin(), 0.12)).limb(0.6, -34, 5.4, 1, -39, 5.2);
        b.ink(look.top()).fill(shape);
        if (look.wear() == Look.Wear.BATIK) {
            b.ink(look.top() == 0xf5ead6 ? 0x9a5a34 : pale(look.top(), 0.5), 0.85);
            for (int i = 0; i < 15; i++) {
                double x = -6.4 + i % 4 * 4.2 + (i / 4 % 2) * 2;
                double y = -29 + Math.floorDiv(i, 4) * 8.2;
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
            collar(look, fromBehind);
        }
        b.fade(-11, 0, b.lit(0x2a1c3a, 0.16), 3, 0, b.lit(0x2a1c3a, 0)).fill(shape);
    }

    private void collar(Look look, boolean fromBehind) {
        if (!fromBehind && look.head() != Look.Head.SCARF) {
            b.ink(dark(look.skin(), 0.06)).poly(-2, -35.6, 4.2, -35.6, 1.4, -30.6);
            b.ink(pale(look.top(), 0.3)).poly(-3.4, -36, -1.6, -36, 1.2, -30.4, -0.4, -29.4);
            b.poly(5.4, -36, 3.8, -36, 1.4, -30.4, 2.8, -29.4);
        }
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
