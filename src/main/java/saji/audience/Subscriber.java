package saji.audience;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.platform.Language;

/**
 * A subscriber, as those see it who write to it.
 *
 * @param address e-mail address, or the browser's endpoint
 * @param key and
 * @param pushSecret the browser's keys; empty for e-mail
 * @param secret stands in the links of letters
 * @param confirmedAt null while an e-mail address is not confirmed
 */
public record Subscriber(
        SubscriberId id,
        Medium medium,
        String address,
        String key,
        String pushSecret,
        Language language,
        Rhythm rhythm,
        Choices choices,
        String secret,
        @Nullable Instant confirmedAt) {

    @Override
    public String toString() {
        return "subscriber " + id; // an address is no word for a log
    }
}
