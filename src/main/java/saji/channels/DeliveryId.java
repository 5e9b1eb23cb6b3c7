package saji.channels;

import java.util.UUID;

/** The identity of one delivery. */
public record DeliveryId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
