package saji.platform;

import java.time.Duration;

/**
 * Work that is due when the database says so: a bean that implements this is asked again and again, in every process; it must
 * take its rows with {@code for update skip locked}.
 */
public interface DueWork {

    /** Name in logs and metrics, for example {@code newsroom.publish-due}. */
    String name();

    /** The rest between two looks. */
    Duration rhythm();

    /** Does what is due now and says how many pieces it did; called again at once while it did some. */
    int run();
}
