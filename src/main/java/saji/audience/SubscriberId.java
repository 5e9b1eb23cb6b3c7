package saji.audience;

import java.util.UUID;

/** Names a subscriber without saying who it is. */
public record SubscriberId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
