package saji.channels;

import java.util.Locale;

/** Where a delivery stands. Each ends as delivered, failed or cancelled. */
public enum DeliveryState {
    /** Will be tried when it is due. */
    WAITING,
    /** The account is paused. */
    HELD,
    /** A process is at it. */
    SENDING,
    /** It may have arrived; will be looked for. */
    UNCLEAR,
    /** A person must do something. */
    PERSON,
    DELIVERED,
    FAILED,
    CANCELLED;

    public boolean isEnd() {
        return this == DELIVERED || this == FAILED || this == CANCELLED;
    }

    /** Text key of its name. */
    public String key() {
        return "channels.state." + name().toLowerCase(Locale.ROOT);
    }
}
