package saji.directory;

import java.util.UUID;

/** The lasting identity of an agency; its code and name may change by decree. */
public record AgencyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
