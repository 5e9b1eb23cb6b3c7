package saji.newsroom;

import java.time.Instant;
import saji.directory.PersonId;

/**
 * The second pair of eyes: someone who wrote nothing of it vouches for exactly one revision.
 *
 * @param afterwards whether it was given after an urgent publication
 */
public record Approval(int revision, PersonId by, Instant at, boolean afterwards) {}
