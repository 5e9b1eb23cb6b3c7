package saji.channels.email;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import saji.audience.Rhythm;
import saji.channels.AccountId;

/**
 * One digest of an account: what was served until six in the morning of a day, since the same hour of the day before, or of the Monday
 * before. As an object of the delivery engine it is called {@code digest:<account>.<rhythm>.<day>}.
 */
record Digest(AccountId account, Rhythm rhythm, LocalDate day) {

    private static final String KIND = "digest:";
    private static final LocalTime HOUR = LocalTime.of(6, 0);

    static Optional<Digest> read(String object) {
        String[] parts = object.substring(object.indexOf(':') + 1).split("\\.", -1);
        return object.startsWith(KIND) && parts.length == 3
                ? Optional.of(new Digest(
                        new AccountId(java.util.UUID.fromString(parts[0])),
                        Rhythm.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                        LocalDate.parse(parts[2])))
                : Optional.empty();
    }

    /** The last one that is due at {@code now}. */
    static Digest last(AccountId account, Rhythm rhythm, Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        LocalDate day = there.toLocalTime().isBefore(HOUR) ? there.toLocalDate().minusDays(1) : there.toLocalDate();
        while (rhythm == Rhythm.WEEKLY && day.getDayOfWeek() != DayOfWeek.MONDAY) {
            day = day.minusDays(1);
        }
        return new Digest(account, rhythm, day);
    }

    String object() {
        return KIND + account + "." + rhythm.name().toLowerCase(Locale.ROOT) + "." + day;
    }

    Instant until(ZoneId zone) {
        return day.atTime(HOUR).atZone(zone).toInstant();
    }

    Instant from(ZoneId zone) {
        return day.minusDays(rhythm == Rhythm.WEEKLY ? 7 : 1)
                .atTime(HOUR)
                .atZone(zone)
                .toInstant();
    }
}
