package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.SajiTest;

/** Working time stands still at night, in breaks, at weekends, on holidays. */
@SajiTest
class WorkingTimeTests {

    @Autowired
    private WorkingTime time;

    @Test
    void anHourBeforeTheBreakEndsAfterIt() {
        assertThat(time.after(at("2026-11-24T11:30:00"), Duration.ofHours(1))).isEqualTo(at("2026-11-24T13:30:00"));
    }

    @Test
    void christmasAndItsEveAndTheWeekendAreLeaptOver() {
        assertThat(time.after(at("2026-12-23T15:00:00"), Duration.ofHours(2))).isEqualTo(at("2026-12-28T08:30:00"));
        assertThat(time.endOfWorkingDay(at("2026-12-23T15:00:00"), 1)).isEqualTo(at("2026-12-28T16:00:00"));
        assertThat(time.endOfWorkingDay(at("2026-12-24T10:00:00"), 0)).isEqualTo(at("2026-12-28T16:00:00"));
    }

    @Test
    void aWeekHasThirtySevenAndAHalfHours() {
        assertThat(time.between(at("2026-11-23T00:00:00"), at("2026-11-30T00:00:00")))
                .isEqualTo(Duration.ofMinutes(2250));
        assertThat(time.between(at("2026-11-24T10:00:00"), at("2026-11-24T09:00:00")))
                .isZero();
    }

    @Test
    void afterAndBetweenAreInverse() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Instant from = at("2026-01-01T00:00:00").plusSeconds(random.nextInt(600 * 86_400));
            Duration amount = Duration.ofSeconds(1 + random.nextInt(20 * 8 * 3600));
            Instant until = time.after(from, amount);
            assertThat(time.between(from, until)).as("%s + %s", from, amount).isEqualTo(amount);
            assertThat(time.between(from, until.minusSeconds(1))).isLessThan(amount);
        }
    }

    @Test
    void laterNeverEndsEarlier() {
        Random random = new Random(8);
        for (int i = 0; i < 500; i++) {
            Instant from = at("2026-01-01T00:00:00").plusSeconds(random.nextInt(600 * 86_400));
            Duration amount = Duration.ofMinutes(random.nextInt(5_000));
            assertThat(time.after(from.plusSeconds(random.nextInt(86_400)), amount))
                    .isAfterOrEqualTo(time.after(from, amount));
        }
    }

    private static Instant at(String local) {
        return Instant.parse(local + "+07:00".replace("+07:00", "Z")).minus(Duration.ofHours(7));
    }
}
