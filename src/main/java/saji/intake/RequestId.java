package saji.intake;

import java.util.UUID;

/** The lasting identity of a request for material. */
public record RequestId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
