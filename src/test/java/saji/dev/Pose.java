package saji.dev;

/**
 * The posture of a figure 100 units high that faces right: height of the hip, lean of the trunk, both feet on the ground's
 * system, both hands from the shoulder, and what the hands hold. The first of a pair is the near one.
 */
record Pose(
        double hip,
        double lean,
        double nearFootX,
        double nearFootY,
        double farFootX,
        double farFootY,
        double nearHandX,
        double nearHandY,
        double farHandX,
        double farHandY,
        Tool tool) {

    /** What the hands hold. */
    enum Tool {
        NONE,
        PAPERS,
        BASKET,
        BOX,
        BAG,
        SHOVEL,
        SEEDLING
    }

    static final Pose STAND = new Pose(48, 0, -5, 0, 5, -0.5, -3, 31, 3, 31, Tool.NONE);
    static final Pose TALK = new Pose(48, 0.02, -6, 0, 6, -0.5, -2, 31, 16, 13, Tool.NONE);
    static final Pose POINT = new Pose(48, 0.03, -6, 0, 6, -0.5, -3, 30, 28, -6, Tool.NONE);
    static final Pose WAVE = new Pose(48, 0, -5, 0, 5, -0.5, -3, 31, 12, -26, Tool.NONE);
    static final Pose CHEER = new Pose(48, 0, -6, 0, 6, 0, -11, -26, 11, -27, Tool.NONE);
    static final Pose READ = new Pose(48, 0.03, -5, 0, 5, -0.5, 16, 13, 8, 16, Tool.PAPERS);
    static final Pose HOLD = new Pose(48, 0, -5, 0, 5, -0.5, 14, 19, 8, 18, Tool.BASKET);
    static final Pose WALK = new Pose(47, 0.04, -13, -1, 14, 0, 9, 27, -6, 29, Tool.NONE);
    static final Pose SHOP = new Pose(47, 0.03, -11, -1, 12, 0, -2, 31, -7, 28, Tool.BAG);
    static final Pose STROLL = new Pose(47.5, 0.03, 9, 0, -9, -1, -8, 29, 8, 28, Tool.NONE);
    static final Pose RUN = new Pose(45, 0.22, -24, -17, 15, 0, 14, 12, -14, 15, Tool.NONE);
    static final Pose KICK = new Pose(47, -0.12, -5, 0, 27, -12, -19, 14, 18, 8, Tool.NONE);
    static final Pose DIG = new Pose(43, 0.45, -13, 0, 11, 0, 15, 23, 20, 13, Tool.SHOVEL);
    static final Pose BEND = new Pose(44, 1.05, -9, 0, 7, 0, 6, 31, 10, 30, Tool.SEEDLING);
    static final Pose CARRY = new Pose(46.5, 0.05, -11, -1, 12, 0, 19, 14, 14, 14, Tool.BOX);
    static final Pose SIT = new Pose(25, 0, 20, 0, 24, 0, 16, 21, 14, 20, Tool.NONE);
    static final Pose RIDE = new Pose(47, 0.14, 9, -19, 10, -19, 28, 13, 27, 11, Tool.NONE);
    static final Pose DANCE = new Pose(45, 0.08, -9, 0, 15, -5, -23, -4, 24, -12, Tool.NONE);
    static final Pose DESK = new Pose(48, 0.06, -5, 0, 5, -0.5, 14, 25, 18, 22, Tool.NONE);

    static Pose still(Brush b) {
        return of(b, STAND, STAND, TALK, READ, STAND);
    }

    static Pose moving(Brush b) {
        return of(b, WALK, STROLL, SHOP, WALK, TALK);
    }

    static Pose of(Brush b, Pose... poses) {
        return poses[b.random.nextInt(poses.length)];
    }
}
