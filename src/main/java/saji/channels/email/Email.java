package saji.channels.email;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import saji.channels.network.Conversing;
import saji.channels.network.Counting;
import saji.channels.network.Field;
import saji.channels.network.Found;
import saji.channels.network.Limits;
import saji.channels.network.Pace;
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import saji.directory.Directory;
import saji.platform.Reason;
import saji.platform.Settings;

/**
 * The newsletter. Who wants letters at once gets each post; digests are objects of their own, put together for each subscriber when they
 * are sent. A letter cannot be changed: a correction or a withdrawal is another letter. Before the dot that makes a letter the relay's,
 * a note of it is kept: with the note a lost answer, or the end of the process, is a question for a person; without it the letter was
 * certainly not taken and is handed in again. Nobody gets one twice.
 */
@Component
class Email implements Broadcast, Conversing {

    static final String KEY = "email";

    /** Note: when the dot of a letter was about to leave; empty when it is known not to have arrived. */
    private static final String HANDED = "handed";

    private static final String ADDRESS = "[^@\\s<>]{1,64}@[A-Za-z0-9.-]+\\.[A-Za-z]{2,63}|[^@\\s<>]{1,64}@localhost";

    /** The same for all who get it; what is put right or withdrawn meanwhile is so within seconds. */
    private final Cache<Digest, List<Post>> digests = Caffeine.newBuilder()
            .maximumSize(20)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    private final Audience audience;
    private final Entries entries;
    private final Writing writing;
    private final Relay relay;
    private final Bounces bounces;
    private final Directory directory;
    private final Settings settings;
    private final InstantSource clock;

    Email(
            Audience audience,
            Entries entries,
            Writing writing,
            Relay relay,
            Bounces bounces,
            Directory directory,
            Settings settings,
            InstantSource clock) {
        this.audience = audience;
        this.entries = entries;
        this.writing = writing;
        this.relay = relay;
        this.bounces = bounces;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "envelope";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.plain("from"),
                Field.optional("relay"),
                Field.optional("user"),
                Field.optionalSecret("password"),
                Field.optional("bounces"),
                Field.optional("mailbox"),
                Field.optionalSecret("mailbox-password"));
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.full().after(AfterUnknown.LOOK).sayingAnew();
    }

    @Override
    public Optional<Duration> remembered() {
        return Optional.of(Duration.ofDays(180));
    }

    @Override
    public Pace pace() {
        return Pace.of(Relay.MOST);
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(20_000, 0, 4, Counting.CHARACTERS)
                .title(150)
                .alt(1500, true)
                .linkBeside();
    }

    @Override
    public String host(Access access) {
        return relay.of(access).toString();
    }

    /** Connects to the relay and hands nothing in. */
    @Override
    public Tested test(Access access) {
        Relay.Server server = relay.of(access);
        if (!access.setting("from").strip().matches(ADDRESS)) {
            return new Tested.Fails(Reason.of("channels.email.why.from"), "");
        }
        if (server.host().isEmpty()) {
            return new Tested.Fails(Reason.of("channels.email.why.relay"), "");
        }
        try {
            relay.test(server);
            bounces.test(access);
            return new Tested.Works(access.setting("from").strip(), settings.address("/langganan"), null, Map.of());
        } catch (AuthenticationFailedException e) {
            return new Tested.Fails(Reason.of("channels.why.denied"), "");
        } catch (MessagingException e) {
            return new Tested.Fails(Reason.of("channels.why.away"), e.getClass().getSimpleName());
        }
    }

    @Override
    public Page targets(Access access, String object, Post post, boolean first, @Nullable String from, int most) {
        Optional<Digest> digest = Digest.read(object);
        if (digest.isEmpty() && from == null) {
            entries.put(access.account(), object, post, clock.instant());
        }
        if (!first) {
            return new Page(List.of(), null);
        }
        List<Recipient> some = digest.isPresent()
                ? of(digest.get(), from, most)
                : audience.recipients(
                        Medium.EMAIL,
                        "",
                        post.labels().urgent() ? List.of(Rhythm.values()) : List.of(Rhythm.AT_ONCE),
                        about(post),
                        after(from),
                        most);
        String host = host(access);
        return new Page(
                some.stream().map(one -> new Target(one.id().toString(), host)).toList(),
                some.size() < most ? null : String.valueOf(some.getLast().number()));
    }

    /** Those whom at least one entry concerns. */
    private List<Recipient> of(Digest digest, @Nullable String from, int most) {
        List<Choices> about = entries(digest).stream().map(Email::about).toList();
        if (about.isEmpty()) {
            return List.of();
        }
        Choices any = new Choices(
                about.stream().flatMap(one -> one.topics().stream()).collect(Collectors.toSet()),
                about.stream().flatMap(one -> one.agencies().stream()).collect(Collectors.toSet()),
                about.stream().flatMap(one -> one.areas().stream()).collect(Collectors.toSet()));
        return audience.recipients(Medium.EMAIL, "", List.of(digest.rhythm()), any, after(from), most);
    }

    private List<Post> entries(Digest digest) {
        return Objects.requireNonNull(digests.get(digest, this::read));
    }

    private List<Post> read(Digest digest) {
        ZoneId zone = directory.city().zone();
        return entries.between(digest.account(), digest.from(zone), digest.until(zone));
    }

    private static long after(@Nullable String from) {
        return from == null ? 0 : Long.parseLong(from);
    }

    private static Choices about(Post post) {
        return new Choices(
                post.labels().topics(), post.labels().agencies(), post.labels().areas());
    }

    @Override
    public Result send(Access access, Sending sending) {
        Optional<Digest> digest = Digest.read(sending.object());
        return digest.isEmpty()
                ? written(access, sending, subscriber -> List.of(sending.post()), Writing.Kind.NEWS)
                : written(
                        access,
                        sending,
                        subscriber -> entries(digest.get()).stream()
                                .filter(post -> audience.concerns(subscriber, about(post)))
                                .toList(),
                        Writing.Kind.DIGEST);
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        return written(access, sending, subscriber -> List.of(sending.post()), Writing.Kind.CORRECTION);
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        return written(access, sending, subscriber -> List.of(sending.post()), Writing.Kind.WITHDRAWAL);
    }

    private interface Contents {
        List<Post> of(Subscriber subscriber);
    }

    private Result written(Access access, Sending sending, Contents contents, Writing.Kind kind) {
        Optional<Subscriber> found = audience.subscriber(new SubscriberId(UUID.fromString(sending.target())));
        if (found.isEmpty()) {
            return Result.gone("left");
        }
        List<Post> posts = contents.of(found.get());
        if (posts.isEmpty()) {
            return Result.refused("channels.email.why.empty", "");
        }
        String id = messageId(access, sending.key());
        if (wasHanded(sending)) { // and is known not to have arrived, or it would not be sent
            sending.notes().keep(HANDED, "");
        }
        try {
            relay.send(
                    relay.of(access),
                    writing.write(
                            relay.of(access),
                            access,
                            id,
                            found.get(),
                            posts,
                            sending.post().title(),
                            kind),
                    found.get().address(),
                    () -> sending.notes().keep(HANDED, clock.instant().toString()));
            return new Result.Delivered(new RemoteCopy(id, ""));
        } catch (MessagingException e) {
            Refusals.Meaning meaning = Refusals.of(e);
            if (meaning.bounced()) {
                audience.bounced(found.get());
            }
            return meaning.result();
        }
    }

    private static boolean wasHanded(Sending sending) {
        return sending.notes().get(HANDED).filter(note -> !note.isEmpty()).isPresent();
    }

    @Override
    public Found find(Access access, Sending sending) {
        return wasHanded(sending) ? new Found.CannotTell() : new Found.Absent();
    }

    @Override
    public RemoteCopy arrived(Access access, String key) {
        return new RemoteCopy(messageId(access, key), "");
    }

    private static String messageId(Access access, String key) {
        return "<" + key + "@" + domain(access) + ">";
    }

    @Override
    public Optional<Reason> trace(Access access, String key) {
        return Optional.of(Reason.of("channels.email.trace", messageId(access, key)));
    }

    static String domain(Access access) {
        String from = access.setting("from").strip();
        return from.substring(from.lastIndexOf('@') + 1);
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMinutes(5);
    }

    /** Nobody says anything here; what comes back to the mailbox for bounces is looked through. */
    @Override
    public Told listen(Access access, String since) {
        try {
            bounces.read(access);
            return new Told.Voices(List.of(), since, true);
        } catch (MessagingException e) {
            return new Told.Nothing(e.getClass().getSimpleName(), null);
        }
    }
}
