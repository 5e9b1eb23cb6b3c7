package saji.newsroom;

import java.time.Instant;
import saji.directory.PersonId;

/** Someone else who has the story open for editing. */
public record Presence(PersonId person, String name, Instant seenAt) {}
