package saji.channels.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Rendition;
import saji.audience.Audience;
import saji.audience.Chats;
import saji.audience.Choices;
import saji.audience.Medium;
import saji.audience.Recipient;
import saji.audience.Rhythm;
import saji.audience.Subscriber;
import saji.audience.SubscriberId;
import saji.channels.MediaFiles;
import saji.channels.Receipts;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Broadcast;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.By;
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
import saji.platform.Reason;
import saji.platform.Settings;

/**
 * A telephone number of the city on WhatsApp. It writes to those who wrote to it first and asked for it, and by one template that WhatsApp
 * has approved: its first variable is the words, its second the address, its head the picture. A message cannot be changed or taken
 * back. What became of one whose answer was lost is known from the webhook, which names the delivery's key.
 */
@Component
class WhatsApp implements Broadcast {

    static final String KEY = "whatsapp";

    private static final int MOST_TEXT = 600;
    private static final Duration TOLD_WITHIN = Duration.ofHours(1);

    private final CloudApi api;
    private final Templates templates;
    private final Audience audience;
    private final Chats chats;
    private final Receipts receipts;
    private final MediaFiles files;
    private final Settings settings;
    private final InstantSource clock;

    WhatsApp(
            CloudApi api,
            Templates templates,
            Audience audience,
            Chats chats,
            Receipts receipts,
            MediaFiles files,
            Settings settings,
            InstantSource clock) {
        this.api = api;
        this.templates = templates;
        this.audience = audience;
        this.chats = chats;
        this.receipts = receipts;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String icon() {
        return "whatsapp";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.plain("phone"),
                Field.plain("business"),
                Field.secret("token"),
                Field.secret("app-secret"),
                Field.secret("verify"),
                Field.optional("template"),
                Field.address("base", "https://graph.facebook.com").whichIsRare(),
                Field.preset("version", "v25.0").whichIsRare());
    }

    /** Those that are approved, in any language. */
    @Override
    public List<String> choices(Access access, String field) {
        String approved = access.setting("learned.templates");
        return field.equals("template") && !approved.isEmpty() ? List.of(approved.split(",")) : List.of();
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.full().withEdit(By.NOBODY).withDelete(By.NOBODY);
    }

    /** 80 messages a second are allowed. */
    @Override
    public Optional<Duration> remembered() {
        return Optional.of(Duration.ofDays(180));
    }

    @Override
    public Pace pace() {
        return Pace.of(8);
    }

    @Override
    public Limits limits(Access access) {
        boolean image = Template.learned(access).image();
        Limits limits = Limits.of(MOST_TEXT, 0, image ? 1 : 0, Counting.CHARACTERS);
        return image ? limits.needingPicture() : limits;
    }

    @Override
    public List<Reason> faults(Access access, Post post) {
        Template template = Template.learned(access);
        List<Reason> reasons = new ArrayList<>(template.faults());
        if (reasons.isEmpty() && template.nearest(post.language()).isEmpty()) {
            reasons.add(Reason.of("channels.whatsapp.why.language", post.language()));
        }
        if (reasons.isEmpty() && post.link() == null && (template.variables() > 1 || template.button() >= 0)) {
            reasons.add(Reason.of("channels.whatsapp.why.link"));
        }
        return reasons;
    }

    @Override
    public List<Reason> standing(Access access) {
        List<Reason> said = new ArrayList<>();
        said.add(Reason.of("channels.whatsapp.recipients", chats.count(sender(access))));
        Template template = Template.learned(access);
        if (template.name().isEmpty()) {
            said.add(Reason.of("channels.whatsapp.why.template-missing"));
        } else if (!template.languages().isEmpty()) {
            said.add(Reason.of("channels.whatsapp.template", template.name(), String.join(", ", template.languages())));
        }
        if (!access.setting("learned.quality").isEmpty()) {
            said.add(Reason.of(
                    "channels.whatsapp.quality", access.setting("learned.quality"), access.setting("learned.tier")));
        }
        Map<Receipts.Step, Integer> counts = receipts.counts(access.account());
        if (!counts.isEmpty()) {
            said.add(Reason.of(
                    "channels.whatsapp.receipts",
                    counts.getOrDefault(Receipts.Step.SENT, 0),
                    counts.getOrDefault(Receipts.Step.ARRIVED, 0),
                    counts.getOrDefault(Receipts.Step.READ, 0),
                    counts.getOrDefault(Receipts.Step.FAILED, 0)));
        }
        said.add(Reason.of("channels.whatsapp.webhook", settings.address(HookController.PATH + access.account())));
        return said;
    }

    private static String sender(Access access) {
        return access.account().toString();
    }

    @Override
    public String host(Access access) {
        return WebApi.host(access.setting("base"));
    }

    /** Reads the number's quality and limit, the templates and the token's age. */
    @Override
    public Tested test(Access access) {
        Answer number = api.get(
                access,
                access.setting("phone"),
                Map.of("fields", "display_phone_number,verified_name,quality_rating,messaging_limit_tier"));
        if (!number.isGood()) {
            return api.failed(number);
        }
        return switch (templates.of(access)) {
            case Templates.Read.Not(Answer answer) -> api.failed(answer);
            case Templates.Read.All all -> {
                String shown = number.body().path("display_phone_number").asString("");
                Template template = all.named(access.setting("template").strip());
                Map<String, String> learned = new HashMap<>(template.learned());
                learned.put("templates", String.join(",", all.approved()));
                learned.put("quality", number.body().path("quality_rating").asString(""));
                learned.put("tier", number.body().path("messaging_limit_tier").asString(""));
                List<Reason> faults = template.name().isEmpty() ? List.of() : template.faults();
                yield faults.isEmpty()
                        ? new Tested.Works(
                                shown,
                                "https://wa.me/" + shown.replaceAll("\\D", ""),
                                api.validUntil(access).orElse(null),
                                learned)
                        : new Tested.Fails(faults.getFirst(), all.why(template.name()), learned);
            }
        };
    }

    @Override
    public Page targets(Access access, String object, Post post, boolean first, @Nullable String from, int most) {
        if (!first) {
            return new Page(List.of(), null);
        }
        Post.Labels about = post.labels();
        List<Recipient> some = audience.recipients(
                Medium.WHATSAPP,
                sender(access),
                List.of(Rhythm.values()),
                new Choices(about.topics(), about.agencies(), about.areas()),
                from == null ? 0 : Long.parseLong(from),
                most);
        String host = host(access);
        return new Page(
                some.stream().map(one -> new Target(one.id().toString(), host)).toList(),
                some.size() < most ? null : String.valueOf(some.getLast().number()));
    }

    @Override
    public Result send(Access access, Sending sending) {
        Optional<Subscriber> found = audience.subscriber(new SubscriberId(UUID.fromString(sending.target())));
        if (found.isEmpty()) {
            return Result.gone("left");
        }
        Post post = sending.post();
        Template template = Template.learned(access);
        List<Reason> faults = faults(access, post);
        if (!faults.isEmpty()) {
            return new Result.Denied(faults.getFirst(), template.status());
        }
        Optional<String> picture = template.image() ? picture(post) : Optional.of("");
        if (picture.isEmpty()) {
            return Result.refused("channels.why.media-missing", "");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", KEY);
        body.put("recipient_type", "individual");
        body.put("to", Chats.number(found.get()));
        body.put("type", "template");
        body.put("template", template.filled(post, template.nearest(post.language()), picture.get()));
        body.put("biz_opaque_callback_data", sending.key());
        sending.notes().keep("began", clock.instant().toString());
        Answer sent = api.post(access, access.setting("phone") + "/messages", body);
        if (sent.isGood()) {
            return new Result.Delivered(new RemoteCopy(
                    sent.body().path("messages").path(0).path("id").asString(""), ""));
        }
        Result result = api.result(sent);
        if (result instanceof Result.Refused refused) {
            unreachable(found.get(), refused);
        }
        return result;
    }

    /** Who ended it there has ended it here; a number that cannot be reached twice is no longer written to. */
    private void unreachable(Subscriber subscriber, Result.Refused refused) {
        if (refused.gone()) {
            audience.gone(subscriber);
        } else if (refused.reason().key().equals(CloudApi.UNDELIVERABLE)) {
            audience.bounced(subscriber);
        }
    }

    /** JPEG or PNG, from a public address. */
    private Optional<String> picture(Post post) {
        return post.pictures().stream()
                .findFirst()
                .map(picture -> picture.form().mediaType().equals("image/webp")
                        ? new Post.Picture(picture.asset(), Rendition.J800, picture.alt())
                        : picture)
                .flatMap(files::address);
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        throw new UnsupportedOperationException("Messages cannot be changed here");
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        throw new UnsupportedOperationException("Messages cannot be taken back here");
    }

    /** The API cannot be asked; whoever waits an hour in vain for the webhook to tell leaves it to a person. */
    @Override
    public Found find(Access access, Sending sending) {
        Optional<Instant> began = sending.notes().get("began").map(Instant::parse);
        if (began.isEmpty()) {
            return new Found.Absent();
        }
        return receipts.named(access.account(), sending.key())
                .<Found>map(id -> new Found.There(new RemoteCopy(id, "")))
                .orElseGet(() -> began.get().plus(TOLD_WITHIN).isAfter(clock.instant())
                        ? new Found.Later("no word yet", Duration.ofMinutes(2))
                        : new Found.CannotTell());
    }
}
