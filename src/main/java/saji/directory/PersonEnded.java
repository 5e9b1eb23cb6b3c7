package saji.directory;

/** Someone left the staff: whatever lets them in or waits for them must go. */
public record PersonEnded(PersonId person, String username) {}
