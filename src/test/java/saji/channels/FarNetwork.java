package saji.channels;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import saji.channels.network.Access;
import saji.channels.network.Broadcast;
import saji.channels.network.Capabilities;
import saji.channels.network.Field;
import saji.channels.network.Found;
import saji.channels.network.Pace;
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import saji.platform.Outbound;
import saji.platform.OutboundGuard.Caps;
import saji.platform.OutboundPolicy;

/** A network whose server, a {@link FarStub}, is in another process than its callers; many recipients on a few hosts. */
final class FarNetwork extends MemoryNetwork implements Broadcast {

    static final int RECIPIENTS = 20;
    static final int HOSTS = 5;
    static final int IN_FLIGHT = 3;

    /** Longer than any answer takes that comes at all. */
    static final Duration CAP = Duration.ofSeconds(1);

    private final Outbound out;

    FarNetwork(String key, Capabilities can, OutboundPolicy policy) {
        super(
                key,
                new Capabilities(
                        can.post(),
                        can.edit(),
                        can.delete(),
                        can.afterUnknown(),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(6)),
                Pace.of(IN_FLIGHT),
                Clock.systemUTC());
        this.out = Outbound.with(policy);
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.plain("server"));
    }

    @Override
    public Tested test(Access access) {
        return new Tested.Works("@" + key(), access.setting("server"), null, Map.of());
    }

    @Override
    public Page targets(Access access, String object, Post post, boolean first, @Nullable String from, int most) {
        return new Page(
                first
                        ? IntStream.range(0, RECIPIENTS)
                                .mapToObj(i ->
                                        new Target("r" + i, "h" + i % HOSTS + "." + key() + "." + access.account()))
                                .toList()
                        : List.of(),
                null);
    }

    @Override
    public Result send(Access access, Sending sending) {
        return call("POST", access, sending, "");
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        return call("EDIT", access, sending, copy.id());
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        return call("DELETE", access, sending, copy.id());
    }

    @Override
    public Found find(Access access, Sending sending) {
        return switch (ask("FIND", access, sending, "")) {
            case Outbound.Answered answer when answer.status() == 200 -> new Found.There(copy(answer));
            case Outbound.Answered answer when answer.status() == 404 -> new Found.Absent();
            case Outbound.Reply other -> new Found.Later(other.getClass().getSimpleName(), null);
        };
    }

    private Result call(String what, Access access, Sending sending, String copy) {
        return switch (ask(what, access, sending, copy)) {
            case Outbound.NotSent notSent -> Result.away(notSent.what());
            case Outbound.NoAnswer noAnswer -> Result.lost(noAnswer.what());
            case Outbound.Answered answer ->
                switch (answer.status()) {
                    case 200 -> new Result.Delivered(copy(answer));
                    case 429 ->
                        Result.busy(
                                "429",
                                Duration.ofSeconds(Long.parseLong(
                                        answer.header("retry-after").orElseThrow())));
                    case 503 -> Result.away("503");
                    default -> Result.gone(String.valueOf(answer.status()));
                };
        };
    }

    private static RemoteCopy copy(Outbound.Answered answer) {
        return new RemoteCopy(answer.text(), "https://far.example/" + answer.text());
    }

    private Outbound.Reply ask(String what, Access access, Sending sending, String copy) {
        return out.send(
                new Outbound.Call(
                        "POST",
                        URI.create(access.setting("server") + "/" + what),
                        Map.of(
                                "Content-Type", "text/plain",
                                "X-Process",
                                        String.valueOf(ProcessHandle.current().pid()),
                                "X-Network", key(),
                                "X-Key", sending.key(),
                                "X-Object", sending.object(),
                                "X-Target", sending.target(),
                                "X-Revision", String.valueOf(sending.revision()),
                                "X-Copy", copy),
                        (sending.post().text() + " ").getBytes(StandardCharsets.UTF_8)),
                new Caps(CAP, 1000));
    }
}
