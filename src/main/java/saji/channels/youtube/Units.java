package saji.channels.youtube;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import saji.channels.Spending;
import saji.channels.network.Access;
import saji.channels.network.Result;
import saji.platform.Reason;

/** The units that an account may use in a day, which begins at midnight in California; prices as read in November 2026. */
@Component
class Units {

    static final int UPLOAD = 1600;
    static final int CHANGE = 50;
    static final int LIST = 1;

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final Spending spending;
    private final InstantSource clock;

    Units(Spending spending, InstantSource clock) {
        this.spending = spending;
        this.clock = clock;
    }

    private LocalDate today() {
        return clock.instant().atZone(PACIFIC).toLocalDate();
    }

    static long most(Access access) {
        String text = access.setting("units").strip();
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    /** Sets units aside before a call; false when the day's do not hold them. */
    boolean reserve(Access access, int units) {
        return spending.reserve(access.account(), today(), units, most(access));
    }

    /** Gives back what a call that was not made, or not taken, had set aside. */
    void release(Access access, int units) {
        spending.release(access.account(), today(), units);
    }

    /** The network says that the day's are used up, whatever was counted here. */
    void exhaust(Access access) {
        long left = most(access) - spending.spent(access.account(), today());
        if (left > 0) {
            spending.reserve(access.account(), today(), left, most(access));
        }
    }

    Reason used(Access access) {
        return Reason.of("channels.youtube.units", spending.spent(access.account(), today()), most(access));
    }

    /** Nothing more until midnight there. */
    Result spent(String detail) {
        Duration rest = Duration.between(
                clock.instant(), today().plusDays(1).atStartOfDay(PACIFIC).toInstant());
        return new Result.Later(Reason.of("channels.youtube.why.units"), detail, Result.Fault.ACCOUNT, rest);
    }
}
