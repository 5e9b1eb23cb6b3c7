package saji.directory;

import java.time.Duration;
import java.time.Instant;

/** The city's working hours with breaks, less holidays and collective leave: for due dates. */
public interface WorkingTime {

    /** The moment {@code amount} of working time after {@code from}. */
    Instant after(Instant from, Duration amount);

    /** The end of the {@code days}-th working day after the day of {@code from}. */
    Instant endOfWorkingDay(Instant from, int days);

    /** The working time between two moments; zero when {@code until} is not later. */
    Duration between(Instant from, Instant until);
}
