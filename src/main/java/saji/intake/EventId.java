package saji.intake;

import java.util.UUID;

/** The lasting identity of an event of the agenda. */
public record EventId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
