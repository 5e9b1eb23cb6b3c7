package saji.channels.webpush;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.audience.Audience;
import saji.audience.Choices;
import saji.audience.Medium;
import saji.audience.Recipient;
import saji.audience.Rhythm;
import saji.audience.Subscriber;
import saji.audience.SubscriberId;
import saji.channels.network.Access;
import saji.channels.network.Broadcast;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.AfterUnknown;
import saji.channels.network.Counting;
import saji.channels.network.Field;
import saji.channels.network.Limits;
import saji.channels.network.Pace;
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Secret;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import saji.platform.Reason;
import saji.platform.Settings;

/**
 * Pushes to browsers that subscribed on the public site. A notification bears the object's tag, so that a newer state takes its place and a
 * call that is repeated shows nothing twice. An account's pair of keys is made at its first test and kept for good: browsers are
 * subscribed to it.
 */
@Component
class WebPush implements Broadcast {

    private static final String KEY = "key";

    private final Audience audience;
    private final Pusher pusher;
    private final Settings settings;

    WebPush(Audience audience, Pusher pusher, Settings settings) {
        this.audience = audience;
        this.pusher = pusher;
        this.settings = settings;
    }

    @Override
    public String key() {
        return "webpush";
    }

    @Override
    public String icon() {
        return "bell";
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.plain("contact"), Field.optionalSecret(KEY));
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.full().after(AfterUnknown.REPEAT).within(Duration.ofSeconds(30));
    }

    /** Push services keep nothing for longer than four weeks, and screens hardly so long. */
    @Override
    public Optional<Duration> remembered() {
        return Optional.of(Duration.ofDays(60));
    }

    /** Push services are few and take hundreds of calls at a time, commonly a hundred over one connection. */
    @Override
    public Pace pace() {
        return Pace.of(300);
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(300, 0, 0, Counting.CHARACTERS).title(90).linkBeside();
    }

    @Override
    public String host(Access access) {
        return "push";
    }

    /** Makes the keys where there are none; nobody is called. */
    @Override
    public Tested test(Access access) {
        String subject = subject(access);
        if (!subject.matches("mailto:[^@\\s]+@[^@\\s]+\\.[^@\\s]+|https://[^\\s]+\\.[^\\s]+")) {
            return new Tested.Fails(Reason.of("channels.webpush.why.contact"), subject);
        }
        Vapid.Keys keys;
        try {
            keys = access.secret(KEY)
                    .map(secret -> Vapid.Keys.read(secret.reveal()))
                    .orElseGet(() -> made(access));
        } catch (IllegalArgumentException e) {
            return new Tested.Fails(Reason.of("channels.webpush.why.key"), "");
        }
        return keys.fit(Curve.get())
                ? new Tested.Works(
                        subject.replaceFirst("mailto:", ""),
                        settings.address("/langganan"),
                        null,
                        Map.of(KEY, keys.publicKey()))
                : new Tested.Fails(Reason.of("channels.webpush.why.key"), "");
    }

    private static Vapid.Keys made(Access access) {
        Vapid.Keys keys = Vapid.Keys.make(Curve.get());
        access.renew(KEY, new Secret(keys.text()));
        return keys;
    }

    private static String subject(Access access) {
        String contact = access.setting("contact").strip();
        return contact.contains(":") ? contact : "mailto:" + contact;
    }

    @Override
    public Page targets(Access access, String object, Post post, boolean first, @Nullable String from, int most) {
        if (!first) {
            return new Page(List.of(), null);
        }
        Post.Labels about = post.labels();
        List<Recipient> some = audience.recipients(
                Medium.PUSH,
                access.setting("learned." + KEY),
                List.of(Rhythm.values()),
                new Choices(about.topics(), about.agencies(), about.areas()),
                from == null ? 0 : Long.parseLong(from),
                most);
        return new Page(
                some.stream()
                        .map(one -> new Target(one.id().toString(), one.host()))
                        .toList(),
                some.size() < most ? null : String.valueOf(some.getLast().number()));
    }

    @Override
    public Result send(Access access, Sending sending) {
        return push(access, sending, Message.of(sending));
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        return push(access, sending, Message.of(sending).silently());
    }

    /** What was shown cannot be taken off a screen that is locked; a word takes its place. */
    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        return push(access, sending, Message.of(sending).withdrawn());
    }

    private Result push(Access access, Sending sending, Message message) {
        Optional<Subscriber> found = audience.subscriber(new SubscriberId(UUID.fromString(sending.target())));
        Optional<Secret> key = access.secret(KEY);
        if (found.isEmpty()) {
            return Result.gone("left");
        }
        if (key.isEmpty()) {
            return Result.denied("no key");
        }
        Subscriber browser = found.get();
        Pusher.From from = new Pusher.From(Vapid.Keys.read(key.get().reveal()), subject(access));
        Pusher.To to = new Pusher.To(URI.create(browser.address()), browser.key(), browser.pushSecret());
        Result result = Answers.meaning(pusher.push(from, to, message));
        if (result instanceof Result.Refused refused && refused.gone()) {
            audience.gone(browser);
        }
        return result;
    }
}
