package saji.channels.email;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saji.audience.SubscriberId;

/**
 * Return paths that name the subscriber (VERP): of {@code pantul@kota.example} comes {@code pantul+<32 letters and digits>@kota.example}, so
 * that whatever comes back says by its address alone whom it concerns.
 */
final class Envelopes {

    private static final Pattern NAMED = Pattern.compile("\\+([0-9a-f]{32})@", Pattern.CASE_INSENSITIVE);

    private Envelopes() {}

    static String returnPath(String mailbox, SubscriberId subscriber) {
        int at = mailbox.lastIndexOf('@');
        UUID id = subscriber.value();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return at < 1
                ? mailbox
                : mailbox.substring(0, at) + "+" + HexFormat.of().formatHex(bytes) + mailbox.substring(at);
    }

    static Optional<SubscriberId> subscriber(String address) {
        Matcher found = NAMED.matcher(address);
        if (!found.find()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(found.group(1)));
        return Optional.of(new SubscriberId(new UUID(bytes.getLong(), bytes.getLong())));
    }
}
