package saji.channels;

import org.jspecify.annotations.Nullable;
import saji.channels.network.Voice;

/**
 * Somebody answered, named, quoted, liked or passed on an account or something that it posted. Announced once for each such thing, in
 * the transaction in which it is noted as heard.
 *
 * @param network the account's network
 * @param about the object to which the answered or liked post belongs, if it was posted from here
 */
public record Heard(
        AccountId account, String network, @Nullable ObjectKey about, Voice voice) {}
