package saji.channels.network;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import saji.platform.Reason;

/** What a test of an account found. */
public sealed interface Tested {

    /**
     * The account works.
     *
     * @param handle its name there, for example {@code @kota}
     * @param address where a person sees it
     * @param validUntil when its credentials end, or null where they do not
     * @param learned what the network says of this account's limits, kept and given back as {@link Access#setting} {@code learned.<name>}
     */
    record Works(String handle, String address, @Nullable Instant validUntil, Map<String, String> learned)
            implements Tested {
        public Works {
            learned = Map.copyOf(learned);
        }
    }

    /**
     * It does not.
     *
     * @param learned what the network says all the same, kept as that of {@link Works}
     */
    record Fails(Reason reason, String detail, Map<String, String> learned) implements Tested {
        public Fails {
            learned = Map.copyOf(learned);
        }

        public Fails(Reason reason, String detail) {
            this(reason, detail, Map.of());
        }
    }
}
