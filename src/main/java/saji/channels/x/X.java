package saji.channels.x;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import saji.channels.MediaFiles;
import saji.channels.Spending;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.By;
import saji.channels.network.Counting;
import saji.channels.network.Field;
import saji.channels.network.Found;
import saji.channels.network.Limits;
import saji.channels.network.Network;
import saji.channels.network.Pace;
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Sending;
import saji.channels.network.Tested;
import saji.platform.Reason;
import tools.jackson.databind.JsonNode;

/**
 * An account on X. Every call is paid for: what it costs is set aside before it is made, and when the month's budget does not hold it,
 * nothing is called. Posts are not edited: the engine deletes and posts anew, which costs once more.
 */
@Component
class X implements Network {

    private static final Pattern MENTION = Pattern.compile("@[A-Za-z0-9_]{1,15}");
    private static final Pattern ADDRESS =
            Pattern.compile("https://(?:www\\.|mobile\\.)?(?:x|twitter)\\.com/\\w+/status/(\\d{1,20})/?(?:\\?.*)?");
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final int LOOKED_AT = 10;

    /** Prices of pay-per-use, in mills, as read in November 2026. */
    private static final long POST = 10;

    private static final long READ = 5;

    private final XApi api;
    private final Spending spending;
    private final MediaFiles files;
    private final InstantSource clock;

    X(XApi api, Spending spending, MediaFiles files, InstantSource clock) {
        this.api = api;
        this.spending = spending;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "x";
    }

    @Override
    public String icon() {
        return "twitter-x";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.secret("key"),
                Field.secret("key-secret"),
                Field.secret("token"),
                Field.secret("token-secret"),
                Field.preset("budget", "10"),
                Field.address("base", "https://api.x.com").whichIsRare());
    }

    @Override
    public Optional<Pattern> mention() {
        return Optional.of(MENTION);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.full().withEdit(By.NOBODY).within(Duration.ofMinutes(6));
    }

    @Override
    public Pace pace() {
        return Pace.of(2, new Pace.Rate(100, Duration.ofMinutes(15)));
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(280, 0, 4, Counting.X).alt(1000, false);
    }

    /** Mills of a month; nothing where the setting is no amount. */
    private static long budget(Access access) {
        String text = access.setting("budget").strip().replace(',', '.');
        return text.matches("\\d{1,6}(\\.\\d{1,2})?")
                ? new BigDecimal(text).movePointRight(3).longValueExact()
                : 0;
    }

    private static String dollars(long mills) {
        return BigDecimal.valueOf(mills, 3).toPlainString();
    }

    private Reason used(Access access) {
        return Reason.of("channels.x.budget", dollars(spending.spent(access.account())), dollars(budget(access)));
    }

    @Override
    public List<Reason> standing(Access access) {
        return List.of(used(access));
    }

    @Override
    public List<Reason> faults(Access access, Post post) {
        return spending.spent(access.account()) + POST > budget(access)
                ? List.of(Reason.of("channels.x.why.budget", dollars(budget(access))))
                : List.of();
    }

    @Override
    public String host(Access access) {
        return WebApi.host(access.setting("base"));
    }

    /** One paid read; without budget nothing is called. */
    @Override
    public Tested test(Access access) {
        if (!spending.reserve(access.account(), READ, budget(access))) {
            return new Tested.Fails(Reason.of("channels.x.why.budget", dollars(budget(access))), "");
        }
        Answer own = api.get(access, "/2/users/me", Map.of());
        if (!own.isGood()) {
            spending.release(access.account(), READ);
            return api.failed(own);
        }
        String name = own.body().path("data").path("username").asString("");
        return new Tested.Works(
                "@" + name,
                "https://x.com/" + name,
                null,
                Map.of("user", own.body().path("data").path("id").asString(""), "name", name));
    }

    private static Result spent(Access access) {
        return Result.refused("channels.x.why.spent", dollars(budget(access)));
    }

    @Override
    public Result send(Access access, Sending sending) {
        List<String> media = new ArrayList<>();
        for (int i = 0; i < sending.post().pictures().size(); i++) {
            Post.Picture picture = sending.post().pictures().get(i);
            Optional<MediaFiles.File> file = files.open(picture);
            if (file.isEmpty()) {
                return Result.refused("channels.why.media-missing", "");
            }
            Answer uploaded = api.upload(access, file.get());
            if (!uploaded.isGood()) {
                return api.before(uploaded);
            }
            String id = uploaded.body().path("data").path("id").asString("");
            Answer described = picture.alt().isEmpty() ? uploaded : describe(access, id, picture.alt());
            if (!described.isGood()) {
                return api.before(described);
            }
            media.add(id);
        }
        return post(access, sending, media);
    }

    private Answer describe(Access access, String media, String alt) {
        return api.post(
                access, "/2/media/metadata", Map.of("id", media, "metadata", Map.of("alt_text", Map.of("text", alt))));
    }

    private Result post(Access access, Sending sending, List<String> media) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", sending.post().text());
        if (!media.isEmpty()) {
            body.put("media", Map.of("media_ids", media));
        }
        if (!spending.reserve(access.account(), POST, budget(access))) {
            return spent(access);
        }
        sending.notes().keep("began", clock.instant().toString());
        Answer posted = api.post(access, "/2/tweets", body);
        if (posted.isGood()) {
            return new Result.Delivered(
                    copy(access, posted.body().path("data").path("id").asString("")));
        }
        Result result = api.result(posted);
        if (!(result instanceof Result.Unknown)) {
            spending.release(access.account(), POST);
        }
        return result;
    }

    private static RemoteCopy copy(Access access, String id) {
        String name = access.setting("learned.name");
        return new RemoteCopy(id, "https://x.com/" + (name.isEmpty() ? "i" : name) + "/status/" + id);
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        throw new UnsupportedOperationException("Posts cannot be edited here");
    }

    /** Taking something back is done even when the budget is spent. */
    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        Answer answer = api.delete(access, "/2/tweets/" + copy.id());
        return answer.isGood() || answer.status() == 404 ? new Result.Delivered(copy) : api.result(answer);
    }

    /** Reads the account's newest posts, which is paid for; without budget a person looks. */
    @Override
    public Found find(Access access, Sending sending) {
        Optional<Instant> began = sending.notes().get("began").map(Instant::parse);
        if (began.isEmpty()) {
            return new Found.Absent();
        }
        String user = access.setting("learned.user");
        if (user.isEmpty() || !spending.reserve(access.account(), READ * LOOKED_AT, budget(access))) {
            return new Found.CannotTell();
        }
        Instant since = began.get().minus(SKEW);
        Answer posts = api.get(
                access,
                "/2/users/" + user + "/tweets",
                Map.of(
                        "max_results",
                        String.valueOf(LOOKED_AT),
                        "tweet.fields",
                        "created_at,entities",
                        "start_time",
                        since.truncatedTo(ChronoUnit.SECONDS).toString()));
        if (!posts.isGood()) {
            spending.release(access.account(), READ * LOOKED_AT);
            return new Found.Later(WebApi.said(posts), null);
        }
        List<JsonNode> found = List.copyOf(posts.body().path("data").values());
        spending.release(access.account(), READ * (LOOKED_AT - found.size()));
        return found.stream()
                .filter(post -> isSince(post, since))
                .filter(post -> written(post).equals(sending.post().text().strip()))
                .<Found>map(post -> new Found.There(copy(access, post.path("id").asString(""))))
                .findFirst()
                .orElseGet(Found.Absent::new);
    }

    private static boolean isSince(JsonNode post, Instant since) {
        try {
            return !Instant.parse(post.path("created_at").asString("")).isBefore(since.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The text as it was sent: shortened addresses are the long ones again, those of pictures are left out. */
    static String written(JsonNode post) {
        String text = post.path("text").asString("");
        for (JsonNode address : post.path("entities").path("urls").values()) {
            boolean isPicture = address.has("media_key");
            text = text.replace(
                    address.path("url").asString(""),
                    isPicture ? "" : address.path("expanded_url").asString(""));
        }
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    @Override
    public Optional<RemoteCopy> at(Access access, Post post, String address) {
        Matcher found = ADDRESS.matcher(address.strip());
        return found.matches() ? Optional.of(new RemoteCopy(found.group(1), address.strip())) : Optional.empty();
    }
}
