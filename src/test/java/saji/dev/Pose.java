package saji.dev;

/**
 * The posture of a figure 100 units high that faces right: height of the hip, lean of the trunk, both feet on the ground's
 * system, both hands from the shoulder. The first of a pair is the near one.
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
        double farHandY) {

    static final Pose STAND = new Pose(48, 0, -5, 0, 5, -0.5, -3, 31, 3, 31);
    static final Pose TALK = new Pose(48, 0.02, -6, 0, 6, -0.5, -2, 31, 16, 13);
    static final Pose POINT = new Pose(48, 0.03, -6, 0, 6, -0.5, -3, 30, 28, -6);
    static final Pose WAVE = new Pose(48, 0, -5, 0, 5, -0.5, -3, 31, 12, -26);
    static final Pose CHEER = new Pose(48, 0, -6, 0, 6, 0, -11, -26, 11, -27);
    static final Pose HOLD = new Pose(48, 0, -5, 0, 5, -0.5, 12, 17, 8, 16);
    static final Pose WALK = new Pose(47, 0.05, -13, -1, 14, 0, 9, 27, -6, 29);
    static final Pose STROLL = new Pose(47.5, 0.03, 9, 0, -9, -1, -8, 29, 8, 28);
    static final Pose RUN = new Pose(45, 0.22, -24, -17, 15, 0, 14, 12, -14, 15);
    static final Pose KICK = new Pose(47, -0.12, -5, 0, 27, -12, -19, 14, 18, 8);
    static final Pose DIG = new Pose(43, 0.45, -13, 0, 11, 0, 15, 23, 20, 17);
    static final Pose BEND = new Pose(44, 1.05, -9, 0, 7, 0, 6, 31, 10, 30);
    static final Pose CARRY = new Pose(46.5, 0.1, -11, -1, 12, 0, 17, 12, 13, 12);
    static final Pose SIT = new Pose(25, 0, 20, 0, 24, 0, 16, 21, 14, 20);
    static final Pose WRITE = new Pose(25, 0.16, 20, 0, 24, 0, 20, 18, 22, 16);
    static final Pose SQUAT = new Pose(19, 0.32, -4, 0, 9, 0, 20, 20, 22, 16);
    static final Pose RIDE = new Pose(44, 0.16, 11, -16, 12, -16, 25, 16, 24, 14);
    static final Pose PULL = new Pose(42, -0.22, 3, 0, 24, 0, 25, 6, 27, 3);
    static final Pose DANCE = new Pose(45, 0.08, -9, 0, 15, -5, -23, -4, 24, -12);

    static Pose still(Brush b) {
        return of(b, STAND, STAND, TALK, HOLD, STAND);
    }

    static Pose moving(Brush b) {
        return of(b, WALK, STROLL, WALK, TALK);
    }

    static Pose of(Brush b, Pose... poses) {
        return poses[b.random.nextInt(poses.length)];
    }
}
