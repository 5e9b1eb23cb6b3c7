package saji.channels.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Locale;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import saji.channels.network.Result;
import saji.platform.Reason;

/** What it means when a relay does not take a letter. */
final class Refusals {

    private static final int CLOSING = 421;

    private Refusals() {}

    /** @param bounced whether the address is to blame, for good */
    record Meaning(Result result, boolean bounced) {}

    private record Said(int code, boolean ofAddress, String text) {}

    static Meaning of(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new Meaning(Result.denied("authentication"), false);
        }
        if (failure instanceof Relay.NotHandedIn) {
            return new Meaning(Result.away(String.valueOf(failure.getMessage())), false);
        }
        Said said = said(failure);
        if (said == null || said.code() < 400) {
            return new Meaning(Result.lost(failure.getClass().getSimpleName()), false);
        }
        if (said.code() == CLOSING) {
            return new Meaning(Result.away(said.text()), false);
        }
        if (said.code() < 500) {
            return new Meaning(
                    new Result.Later(Reason.of("channels.email.why.later"), said.text(), Result.Fault.POST, null),
                    false);
        }
        return said.ofAddress()
                ? new Meaning(Result.refused("channels.email.why.address", said.text()), true)
                : new Meaning(Result.refused("channels.email.why.refused", said.text()), false);
    }

    /** Whether a relay has said something about a letter; that it is closing the connection is no such word. */
    static boolean isAnswer(MessagingException failure) {
        Said said = said(failure);
        return failure instanceof AuthenticationFailedException
                || (said != null && said.code() >= 400 && said.code() != CLOSING);
    }

    private static @Nullable Said said(MessagingException failure) {
        Said said = null;
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            switch (e) {
                case SMTPAddressFailedException address -> {
                    return new Said(address.getReturnCode(), true, text(address));
                }
                case SMTPSenderFailedException sender -> said = new Said(sender.getReturnCode(), false, text(sender));
                case SMTPSendFailedException send -> said = new Said(send.getReturnCode(), false, text(send));
                default -> {}
            }
        }
        return said;
    }

    /** Without addresses: a detail is read by the staff. */
    private static String text(Exception e) {
        String text = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").replaceAll("\\S+@\\S+", "…");
        return text.substring(0, Math.min(200, text.length())).toLowerCase(Locale.ROOT);
    }
}
