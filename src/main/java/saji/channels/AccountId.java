package saji.channels;

import java.util.UUID;

/** The lasting identity of an account on a network. */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
