package saji.dev;

/** How a person looks: colours, what is on the head, what is worn. */
record Look(int skin, int hair, int top, int bottom, Head head, Wear wear, boolean child) {

    private static final int WHITE = 0xfbf7ee;

    /** What is on the head. */
    enum Head {
        SHORT,
        LONG,
        BUN,
        SCARF,
        CAP,
        PECI,
        HELMET,
        CAPING
    }

    /** The cut of the clothes. */
    enum Wear {
        SHIRT,
        BATIK,
        TUNIC,
        SKIRT,
        SHORTS,
        VEST,
        APRON
    }

    static Look any(Brush b) {
        boolean woman = b.chance(0.52);
        Head head = woman
                ? switch (b.random.nextInt(5)) {
                    case 0, 1 -> Head.SCARF;
                    case 2, 3 -> Head.LONG;
                    default -> Head.BUN;
                }
                : switch (b.random.nextInt(6)) {
                    case 0 -> Head.PECI;
                    case 1 -> Head.CAP;
                    default -> Head.SHORT;
                };
        Wear wear = woman
                ? (head == Head.SCARF ? Wear.TUNIC : b.chance(0.5) ? Wear.SKIRT : Wear.SHIRT)
                : (b.chance(0.4) ? Wear.BATIK : Wear.SHIRT);
        int top = b.pick(
                0xe8604c, 0xf2a33a, 0x2f8f83, 0x3f77b5, 0xf5ead6, 0xc94f6d, 0x6f9d4f, 0x7d5fa6, 0xf0c659, 0x4aa3b8,
                0xb5523b, 0x2f4a6d);
        int bottom = b.pick(0x2f3a52, 0x4a3b3a, 0x59657a, 0x7a5a43, 0x27474a, 0x8a7a62, 0x3b3157);
        return new Look(
                skin(b), b.pick(0x2a1d1c, 0x1f1a22, 0x3a2721, 0x2a1d1c, 0x8a8480), top, bottom, head, wear, false);
    }

    static Look kid(Brush b) {
        Look look = any(b);
        Head head = look.head == Head.PECI ? Head.SHORT : look.head;
        return new Look(
                look.skin,
                0x241a1c,
                look.top,
                look.bottom,
                head,
                look.head == Head.SCARF ? Wear.TUNIC : Wear.SHORTS,
                true);
    }

    static Look pupil(Brush b) {
        boolean girl = b.chance(0.5);
        Head head = girl ? (b.chance(0.5) ? Head.SCARF : Head.LONG) : b.chance(0.3) ? Head.CAP : Head.SHORT;
        return new Look(skin(b), 0x241a1c, WHITE, 0xc23b35, head, girl ? Wear.SKIRT : Wear.SHORTS, true);
    }

    static Look worker(Brush b, int helmet) {
        return new Look(
                        skin(b),
                        0x241a1c,
                        b.pick(0x35557a, 0x4b5b66, 0x3d6d72),
                        0x3a4458,
                        Head.HELMET,
                        Wear.VEST,
                        false)
                .inHair(helmet);
    }

    static Look farmer(Brush b) {
        return new Look(
                skin(b),
                0xe3c078,
                b.pick(0x3f77b5, 0xc94f6d, 0x2f8f83, 0xe0913f, 0x7d5fa6),
                b.pick(0x4a3b3a, 0x2f3a52),
                Head.CAPING,
                Wear.SHIRT,
                false);
    }

    static Look nurse(Brush b) {
        boolean woman = b.chance(0.6);
        return new Look(
                skin(b),
                0x241a1c,
                0xf7fbf8,
                b.pick(0x3fa096, 0xf7fbf8, 0x4b8fb0),
                woman ? Head.SCARF : Head.SHORT,
                woman ? Wear.TUNIC : Wear.SHIRT,
                false);
    }

    /** In the white shirt of a pupil. */
    boolean uniformed() {
        return top == WHITE;
    }

    /** For hats and helmets: their colour is kept where the hair would be. */
    Look inHair(int colour) {
        return new Look(skin, colour, top, bottom, head, wear, child);
    }

    Look in(int newTop, int newBottom) {
        return new Look(skin, hair, newTop, newBottom, head, wear, child);
    }

    Look with(Head newHead, Wear newWear) {
        return new Look(skin, hair, top, bottom, newHead, newWear, child);
    }

    private static int skin(Brush b) {
        return b.pick(0xc98d62, 0xb47a50, 0xd9a479, 0x9a643f, 0xe2b48b, 0x86563a, 0xc08457);
    }
}
