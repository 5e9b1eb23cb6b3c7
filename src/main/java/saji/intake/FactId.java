package saji.intake;

import java.util.UUID;

/** The lasting identity of a fact. */
public record FactId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
