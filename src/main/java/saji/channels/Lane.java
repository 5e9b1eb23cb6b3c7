package saji.channels;

/** How pressing a dispatch is: all that waits in an earlier lane goes before what waits in a later one. */
public enum Lane {
    ALERT(0),
    NEWS(1),
    BULK(2);

    private final int number;

    Lane(int number) {
        this.number = number;
    }

    /** As it is stored: the smaller goes first. */
    int number() {
        return number;
    }

    static Lane of(int number) {
        return switch (number) {
            case 0 -> ALERT;
            case 1 -> NEWS;
            default -> BULK;
        };
    }
}
