package saji.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.channels.network.Found;
import saji.channels.network.Result;

/** A claimed delivery and what came of it: of a call that does something a result, of looking what was found. */
record Settled(
        Claimed claimed, @Nullable Result result, @Nullable Found found, Instant endedAt, String process) {}
