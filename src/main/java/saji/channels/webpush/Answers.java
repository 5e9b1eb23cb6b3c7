package saji.channels.webpush;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.platform.Outbound;
import saji.platform.OutboundGuard;
import saji.platform.Reason;

/** What a push service's answer means. Only 404 and 410 say that a subscription has ended; all else may be the service's own trouble. */
final class Answers {

    private static final int LONGEST_DETAIL = 300;

    private Answers() {}

    static Result meaning(Pusher.Attempt attempt) {
        return switch (attempt) {
            case Pusher.NoKey none -> Result.refused("channels.webpush.why.browser", "");
            case Pusher.Called(Outbound.Reply reply) -> meaning(reply);
        };
    }

    private static Result meaning(Outbound.Reply reply) {
        return switch (reply) {
            case Outbound.NotSent(OutboundGuard.@Nullable Why why, String what) ->
                why == OutboundGuard.Why.ADDRESS || why == OutboundGuard.Why.SCHEME
                        ? Result.refused("channels.webpush.why.address", what)
                        : Result.away(what);
            case Outbound.NoAnswer(String what) -> Result.lost(what);
            case Outbound.Answered answered -> meaning(answered);
        };
    }

    private static Result meaning(Outbound.Answered answered) {
        int status = answered.status();
        String text = answered.text();
        String detail = status + " " + text.substring(0, Math.min(text.length(), LONGEST_DETAIL));
        return switch (status) {
            case 200, 201, 202, 204 ->
                new Result.Delivered(new RemoteCopy(answered.header("Location").orElse("pushed"), ""));
            case 404, 410 -> Result.gone(detail);
            case 413 -> Result.refused("channels.webpush.why.long", detail);
            case 429, 503 ->
                new Result.Later(
                        Reason.of(status == 429 ? "channels.why.busy" : "channels.why.away"),
                        detail,
                        Result.Fault.HOST,
                        rest(answered));
            case 401, 403 -> Result.refused("channels.webpush.why.signature", detail);
            default -> status >= 500 ? Result.lost(detail) : Result.refused("channels.webpush.why.refused", detail);
        };
    }

    /** {@code Retry-After} in seconds; a date or nothing leaves it to the engine. */
    private static @Nullable Duration rest(Outbound.Answered answered) {
        return answered.header("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }
}
