package saji.channels.network;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was found when a post of unknown outcome was looked for. */
public sealed interface Found {

    record There(RemoteCopy copy) implements Found {}

    /** Certainly not there, and not on its way. */
    record Absent() implements Found {}

    /** The network cannot be asked just now. */
    record Later(String detail, @Nullable Duration after) implements Found {}

    /** Only a person can tell. */
    record CannotTell() implements Found {}
}
