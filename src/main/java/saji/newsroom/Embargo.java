package saji.newsroom;

import java.time.Instant;
import saji.directory.PersonId;

/** A promise that nothing is visible before {@code until}, whatever is scheduled. */
public record Embargo(Instant until, String reason, PersonId by, Instant at) {}
