package saji.channels.network;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network on which people answer, and which is asked for what they said. */
public interface Conversing extends Network {

    /** The rest between two questions. */
    Duration rhythm();

    /**
     * Asks for what was said.
     *
     * @param since where the last answer ended; empty for the first time, when nothing old is to be told
     */
    Told listen(Access access, String since);

    /** What came back. */
    sealed interface Told {

        /**
         * What was said, the oldest first.
         *
         * @param since where to go on next time
         * @param isAll whether there is no more for now
         */
        record Voices(List<Voice> said, String since, boolean isAll) implements Told {
            public Voices {
                said = List.copyOf(said);
            }
        }

        /** The network could not be asked. */
        record Nothing(String detail, @Nullable Duration after) implements Told {}
    }
}
