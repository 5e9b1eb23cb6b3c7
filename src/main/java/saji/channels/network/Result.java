package saji.channels.network;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import saji.platform.Reason;

/**
 * What came of one attempt. {@code detail} is what the network said, for those who look into it; it must not hold a secret and is cut
 * to 500 characters.
 */
public sealed interface Result {

    /** Done, and known to be done. */
    record Delivered(RemoteCopy copy) implements Result {}

    /**
     * The network has taken note and does not want it; trying again would bring the same.
     *
     * @param gone whether the recipient, or what was to be changed, is no longer there
     */
    record Refused(Reason reason, String detail, boolean gone) implements Result {}

    /** Certainly not done, and worth trying again. */
    record Later(
            Reason reason,
            String detail,
            Fault fault,
            @Nullable Duration after) implements Result {}

    /** The account's credentials are not accepted: everything for it waits until an administrator has looked. */
    record Denied(Reason reason, String detail) implements Result {}

    /** May be done or not: the answer was lost. */
    record Unknown(Reason reason, String detail) implements Result {}

    /** Whose trouble it is. */
    enum Fault {
        /** This one delivery's; others may go on. */
        POST,
        /** The account's budget is spent; {@code after} says for how long. */
        ACCOUNT,
        /** The host is ill or away. */
        HOST
    }

    static Refused refused(String reason, String detail) {
        return new Refused(Reason.of(reason), detail, false);
    }

    static Refused gone(String detail) {
        return new Refused(Reason.of("channels.why.gone"), detail, true);
    }

    /** The host did not take the call; nothing was done. */
    static Later away(String detail) {
        return new Later(Reason.of("channels.why.away"), detail, Fault.HOST, null);
    }

    /** Too many calls; the network said for how long to rest. */
    static Later busy(String detail, @Nullable Duration after) {
        return new Later(Reason.of("channels.why.busy"), detail, Fault.ACCOUNT, after);
    }

    static Denied denied(String detail) {
        return new Denied(Reason.of("channels.why.denied"), detail);
    }

    /** Sent, and no answer came. */
    static Unknown lost(String detail) {
        return new Unknown(Reason.of("channels.why.lost"), detail);
    }
}
