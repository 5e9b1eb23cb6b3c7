package saji.dev;

import static saji.dev.Tone.dark;
import static saji.dev.Tone.pale;

import java.awt.geom.Arc2D;

/** Faces, hair and what is worn on the head, around the chin as origin. */
final class Heads {

    private final Brush b;

    Heads(Brush brush) {
        b = brush;
    }

    void head(Look look, boolean fromBehind, boolean near) {
        if (look.head() == Look.Head.SCARF) {
            scarf(look, fromBehind);
        } else {
            b.ink(fromBehind ? look.hair() : look.skin()).oval(0, -7, 6.3, 7.6);
            b.ink(dark(look.skin(), 0.12)).oval(-4.6, -6, 1.4, 2.1);
            hair(look);
        }
        if (!fromBehind && near) {
            face(look);
        }
    }

    private void scarf(Look look, boolean fromBehind) {
        int cloth = look.uniformed()
                ? look.top()
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
                b.ink(look.uniformed() ? 0xc23b35 : dark(look.top(), 0.25));
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
        b.ink(0x2a1c22).oval(0.7, -7, 0.72, 0.95);
        b.oval(4.1, -7, 0.68, 0.95);
        b.ink(dark(look.skin(), 0.55)).line(-0.3, -9.2, 1.4, -9.5, 0.55);
        b.line(3.6, -9.5, 5, -9.2, 0.55);
        b.ink(dark(look.skin(), 0.22)).curve(2.6, -6.4, 3.6, -5, 2.5, -4.8, 0.6);
        b.ink(dark(look.skin(), 0.45)).curve(0.9, -3.1, 2.5, -1.7, 4, -3.3, 0.7);
        b.ink(0xe0675a, 0.22).oval(-0.6, -4.6, 1.5, 1);
    }
}
