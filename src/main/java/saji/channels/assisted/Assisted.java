package saji.channels.assisted;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import saji.channels.network.Access;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.AfterUnknown;
import saji.channels.network.Capabilities.By;
import saji.channels.network.Counting;
import saji.channels.network.Field;
import saji.channels.network.Limits;
import saji.channels.network.Network;
import saji.channels.network.Pace;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import saji.platform.Reason;

/** Any network without access (TikTok, a paused API, a personal account): Saji prepares the post, a person posts it and records where. */
@Component
class Assisted implements Network {

    private static final Pattern MENTION = Pattern.compile("@\\S{1,60}");

    @Override
    public String key() {
        return "assisted";
    }

    @Override
    public String icon() {
        return "person-raised-hand";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.plain("site"),
                Field.preset("open", "https://"),
                Field.optional("limit"),
                Field.optional("pictures"));
    }

    @Override
    public Optional<Pattern> mention() {
        return Optional.of(MENTION);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                By.PERSON, By.PERSON, By.PERSON, AfterUnknown.ASK, Duration.ZERO, Duration.ofSeconds(10));
    }

    @Override
    public Pace pace() {
        return Pace.of(4);
    }

    @Override
    public Limits limits(Access access) {
        int pictures = number(access.setting("pictures"), 10);
        return Limits.of(number(access.setting("limit"), 2200), 0, pictures, Counting.CHARACTERS);
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    @Override
    public String host(Access access) {
        return "assisted." + access.account();
    }

    @Override
    public Tested test(Access access) {
        String open = access.setting("open");
        return open.matches("https?://[^\\s/]+\\.[^\\s/]+.*")
                ? new Tested.Works(access.setting("site"), open, null, Map.of())
                : new Tested.Fails(Reason.of("channels.assisted.no-address"), open);
    }

    @Override
    public Result send(Access access, Sending sending) {
        throw new UnsupportedOperationException("A person posts here");
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        throw new UnsupportedOperationException("A person edits here");
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        throw new UnsupportedOperationException("A person deletes here");
    }
}
