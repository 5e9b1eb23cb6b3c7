package saji.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A name that an agency bears or bore.
 *
 * @param from since when; the beginning of time for the first
 * @param decree number of the decree that gave it, or null for the first
 */
public record PastName(
        Instant from,
        String name,
        String nameEn,
        String shortName,
        @Nullable String decree) {}
