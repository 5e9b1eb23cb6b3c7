package saji.channels;

import java.util.UUID;

/** The identity of a dispatch, chosen by whoever asks for it: asking twice with the same one dispatches once. */
public record DispatchId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
