package saji.newsroom;

import java.time.Instant;
import saji.directory.PersonId;

/** When an approved story is to be published by itself; an embargo that ends later moves that moment. */
public record Schedule(Instant due, int revision, PersonId by, Instant at) {}
