package saji.directory;

import java.util.UUID;

/** The lasting identity of a person of the staff. */
public record PersonId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
