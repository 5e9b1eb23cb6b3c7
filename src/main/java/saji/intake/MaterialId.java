package saji.intake;

import java.util.UUID;

/** The lasting identity of a material. */
public record MaterialId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
