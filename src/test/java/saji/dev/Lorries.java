package saji.dev;

import static saji.dev.Tone.dark;
import static saji.dev.Tone.pale;

/** Fire engines, lorries and machines. */
final class Lorries {

    private final Brush b;
    private final Vehicles vehicles;

    Lorries(Brush brush, Vehicles vehicles) {
        b = brush;
        this.vehicles = vehicles;
    }

    /** A lorry; red with ladder and lamp as a fire engine, or with an open load. */
    void lorry(double x, double y, double size, boolean right, int colour, boolean fire) {
        b.at(x, y, right ? size / 100 : -size / 100, size / 100, () -> {
            vehicles.shadow(300);
            b.ink(0x34323c).rect(-270, -46, 530, 22);
            b.down(-186, pale(colour, 0.18), -36, dark(colour, 0.2))
                    .round(-280, fire ? -168 : -186, 380, fire ? 130 : 148, 14);
            b.down(-180, pale(colour, 0.15), -36, dark(colour, 0.16)).round(112, -180, 160, 144, 30);
            b.down(-166, 0xb5dbe2, -100, 0x5d8798).poly(180, -164, 244, -164, 266, -102, 180, -102);
            b.round(126, -164, 44, 62, 8);
            if (fire) {
                engine();
            } else {
                b.ink(dark(colour, 0.35));
                for (int i = 0; i < 7; i++) {
                    b.rect(-264 + i * 53, -176, 7, 132);
                }
            }
            b.ink(0xffeeb0).round(252, -70, 18, 20, 8);
            b.ink(0x2a2730).round(236, -46, 42, 16, 8);
            vehicles.wheel(-198, -30, 32);
            vehicles.wheel(-118, -30, 32);
            vehicles.wheel(186, -30, 32);
        });
    }

    private void engine() {
        b.ink(0xfff3df).rect(-280, -96, 552, 13);
        b.ink(0xf2c230).rect(-280, -82, 552, 6);
        for (int i = 0; i < 3; i++) {
            b.ink(0xc9cdd0).round(-262 + i * 118, -156, 100, 54, 8);
            b.ink(0x9aa0a6);
            for (int l = 0; l < 4; l++) {
                b.rect(-256 + i * 118, -148 + l * 12, 88, 3);
            }
        }
        b.ink(0xd5d8d8).line(-290, -196, 150, -204, 7);
        b.line(-290, -178, 150, -186, 7);
        for (int i = 0; i < 17; i++) {
            b.line(-280 + i * 26, -196, -280 + i * 26, -178, 4);
        }
        b.halo(190, -190, 46, 0x5ab8ff, 0.7);
        b.glow(0x4aa8f5, 1).round(164, -196, 56, 17, 12);
        b.glow(0xf25a4a, 1).round(164, -196, 26, 17, 12);
    }

    void excavator(double x, double y, double size, boolean right) {
        int yellow = 0xf0b429;
        b.at(x, y, right ? size / 100 : -size / 100, size / 100, () -> {
            vehicles.shadow(130);
            b.ink(0x2f2c35).round(-110, -40, 210, 40, 40);
            b.ink(0x6a6d75);
            for (int i = 0; i < 5; i++) {
                b.oval(-86 + i * 41, -20, 12, 12);
            }
            b.ink(yellow).limb(60, -100, 24, 150, -200, 20);
            b.ink(dark(yellow, 0.12)).limb(150, -200, 20, 215, -90, 14);
            b.ink(0x4a4650).poly(196, -96, 236, -84, 226, -40, 188, -46);
            b.down(-130, yellow, -40, dark(yellow, 0.2)).round(-112, -112, 150, 68, 14);
            b.round(10, -168, 74, 124, 14);
            b.down(-158, 0xb5dbe2, -96, 0x5d8798).round(20, -158, 54, 62, 8);
        });
    }
}
