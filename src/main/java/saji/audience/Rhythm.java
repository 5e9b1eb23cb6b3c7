package saji.audience;

/** How often a subscriber is written to. */
public enum Rhythm {
    AT_ONCE,
    DAILY,
    WEEKLY
}
