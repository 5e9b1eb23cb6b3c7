package saji.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.channels.network.Capabilities;
import saji.channels.network.Found;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.platform.Reason;

/** The rules of where a delivery stands after an attempt; nothing is written here. */
@Component
class Aftermath {

    /** What was not possible for so long after it was due is given up. */
    static final Duration PATIENCE = Duration.ofDays(2);

    private static final int MOST_LOOKS = 12;

    /** Where a delivery stands after an attempt. */
    record Next(
            DeliveryState state,
            @Nullable Instant dueAt,
            @Nullable Doing ask,
            @Nullable Reason reason,
            @Nullable RemoteCopy copy,
            boolean gone,
            String outcome,
            String detail) {}

    private final Networks networks;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Aftermath(Networks networks) {
        this.networks = networks;
    }

    Next of(Settled one) {
        return one.found() == null
                ? after(one.claimed(), Objects.requireNonNull(one.result()), one.endedAt())
                : after(one.claimed(), one.found(), one.endedAt());
    }

    private Next after(Claimed claimed, Result result, Instant now) {
        return switch (result) {
            case Result.Delivered(RemoteCopy copy) -> done(copy);
            case Result.Refused(Reason reason, String detail, boolean gone) -> refused(claimed, reason, detail, gone);
            case Result.Later(Reason reason, String detail, Result.Fault fault, @Nullable Duration after) ->
                later(claimed, reason, detail, fault, after, now);
            case Result.Denied(Reason reason, String detail) ->
                claimed.unclear()
                        ? new Next(DeliveryState.UNCLEAR, now, null, reason, null, false, "DENIED", detail)
                        : new Next(DeliveryState.HELD, null, null, reason, null, false, "DENIED", detail);
            case Result.Unknown(Reason reason, String detail) -> unknown(claimed, reason, detail, now);
        };
    }

    private static Next done(RemoteCopy copy) {
        return new Next(DeliveryState.DELIVERED, null, null, null, copy, false, "DELIVERED", "");
    }

    /** A new post that is not wanted has failed; what stands there and cannot be changed by call is left to a person. */
    private static Next refused(Claimed claimed, Reason reason, String detail, boolean gone) {
        if (claimed.doing() == Doing.DELETE && gone) {
            return new Next(DeliveryState.DELIVERED, null, null, null, null, true, "DELIVERED", detail);
        }
        if (claimed.doing() == Doing.POST || gone) {
            return new Next(DeliveryState.FAILED, null, null, reason, null, gone, "REFUSED", detail);
        }
        return new Next(DeliveryState.PERSON, null, claimed.doing(), reason, claimed.copy(), false, "REFUSED", detail);
    }

    private Next later(
            Claimed claimed, Reason reason, String detail, Result.Fault fault, @Nullable Duration after, Instant now) {
        Duration wait = Backoff.after(claimed.lane(), claimed.tries(), random);
        if (after != null) {
            wait = fault == Result.Fault.ACCOUNT || after.compareTo(wait) > 0
                    ? after.plusMillis(random.nextInt(1000))
                    : wait;
        }
        Instant due = now.plus(wait);
        boolean isOver =
                fault != Result.Fault.ACCOUNT && due.isAfter(claimed.firstAt().plus(PATIENCE));
        if (claimed.unclear()) {
            return isOver
                    ? askPerson(detail)
                    : new Next(DeliveryState.UNCLEAR, due, null, reason, null, false, "LATER", detail);
        }
        return isOver
                ? new Next(
                        DeliveryState.FAILED,
                        null,
                        null,
                        Reason.of("channels.why.given-up", reason),
                        null,
                        false,
                        "LATER",
                        detail)
                : new Next(DeliveryState.WAITING, due, null, reason, null, false, "LATER", detail);
    }

    /** Edits and deletions may be repeated, unless they are messages themselves; a post of which nobody knows stays unclear until it is known, and is never just forgotten. */
    private Next unknown(Claimed claimed, Reason reason, String detail, Instant now) {
        Capabilities can = networks.of(claimed.network()).capabilities();
        if (claimed.doing() != Doing.POST && !can.saysAnew()) {
            Next again = later(claimed, reason, detail, Result.Fault.HOST, null, now);
            return new Next(again.state(), again.dueAt(), null, again.reason(), null, false, "UNKNOWN", detail);
        }
        boolean isOver = now.isAfter(claimed.firstAt().plus(PATIENCE));
        if (isOver || can.afterUnknown() == Capabilities.AfterUnknown.ASK) {
            return new Next(DeliveryState.PERSON, null, Doing.FIND, reason, null, false, "UNKNOWN", detail);
        }
        Instant due = now.plus(
                can.afterUnknown() == Capabilities.AfterUnknown.LOOK
                        ? can.settling()
                        : Backoff.after(claimed.lane(), claimed.tries(), random));
        return new Next(DeliveryState.UNCLEAR, due, null, reason, null, false, "UNKNOWN", detail);
    }

    private Next after(Claimed claimed, Found found, Instant now) {
        return switch (found) {
            case Found.There(RemoteCopy copy) -> done(copy);
            case Found.Absent() ->
                new Next(DeliveryState.WAITING, now, null, Reason.of("channels.why.absent"), null, false, "ABSENT", "");
            case Found.Later(String detail, @Nullable Duration after) -> {
                Duration wait = after == null ? Backoff.after(claimed.lane(), claimed.looks(), random) : after;
                yield claimed.looks() < MOST_LOOKS
                        ? new Next(
                                DeliveryState.UNCLEAR,
                                now.plus(wait),
                                null,
                                Reason.of("channels.why.lost"),
                                null,
                                false,
                                "LATER",
                                detail)
                        : askPerson(detail);
            }
            case Found.CannotTell() -> askPerson("");
        };
    }

    private static Next askPerson(String detail) {
        return new Next(
                DeliveryState.PERSON,
                null,
                Doing.FIND,
                Reason.of("channels.why.cannot-tell"),
                null,
                false,
                "CANNOT_TELL",
                detail);
    }
}
