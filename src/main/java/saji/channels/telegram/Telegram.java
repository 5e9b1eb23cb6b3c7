package saji.channels.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;
import saji.channels.MediaFiles;
import saji.channels.network.Access;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.AfterUnknown;
import saji.channels.network.Counting;
import saji.channels.network.Field;
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
 * A Telegram channel in which a bot of the city posts (Bot API). A copy is named by its kind and message numbers: {@code text:17},
 * {@code photo:17}, {@code album:17,18,19}. The API can neither be asked for a post nor be told not to double one, so a lost answer is a
 * person's to clear up.
 */
@Component
class Telegram implements Network {

    private static final Pattern MENTION = Pattern.compile("@[A-Za-z][A-Za-z0-9_]{4,31}");
    private static final String OFFICIAL = "https://api.telegram.org";
    private static final int CAPTION = 1024;
    private static final Pattern ADDRESS = Pattern.compile("https://t\\.me/(?:c/)?[A-Za-z0-9_]+/(\\d{1,15})(?:\\?.*)?");

    private final BotApi api;
    private final MediaFiles media;

    Telegram(BotApi api, MediaFiles media) {
        this.api = api;
        this.media = media;
    }

    @Override
    public String key() {
        return "telegram";
    }

    @Override
    public String icon() {
        return "telegram";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.secret("token"),
                Field.plain("chat"),
                Field.address("base", OFFICIAL).whichIsRare());
    }

    @Override
    public Optional<Pattern> mention() {
        return Optional.of(MENTION);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.full().after(AfterUnknown.ASK);
    }

    /** "No more than one message a second in a chat … not more than 20 a minute in a group." */
    @Override
    public Pace pace() {
        return Pace.of(2, new Pace.Rate(1, Duration.ofSeconds(1)), new Pace.Rate(20, Duration.ofMinutes(1)));
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(4096, CAPTION, 10, Counting.UTF16);
    }

    @Override
    public String host(Access access) {
        return BotApi.base(access).getHost();
    }

    @Override
    public Tested test(Access access) {
        BotApi.Answer me = api.call(access, "getMe", Map.of());
        BotApi.Answer chat = me.isOk() ? api.call(access, "getChat", chat(access)) : me;
        if (!(me instanceof BotApi.Ok(JsonNode bot)) || !(chat instanceof BotApi.Ok(JsonNode room))) {
            return fails(chat);
        }
        Map<String, Object> member = chat(access);
        member.put("user_id", bot.path("id").asLong());
        BotApi.Answer rights = api.call(access, "getChatMember", member);
        if (!(rights instanceof BotApi.Ok(JsonNode held))) {
            return fails(rights);
        }
        boolean may = "creator".equals(held.path("status").asString(""))
                || (held.path("can_post_messages").asBoolean(false)
                        && held.path("can_edit_messages").asBoolean(false));
        if (!may) {
            return new Tested.Fails(
                    Reason.of("channels.telegram.why.rights"),
                    held.path("status").asString(""));
        }
        String username = room.path("username").asString("");
        return new Tested.Works(
                username.isEmpty() ? room.path("title").asString("") : "@" + username,
                username.isEmpty() ? "" : "https://t.me/" + username,
                null,
                Map.of());
    }

    private static Tested fails(BotApi.Answer answer) {
        return switch (answer.asResult()) {
            case Result.Denied(Reason reason, String detail) -> new Tested.Fails(reason, detail);
            case Result.Refused refused -> new Tested.Fails(refused.reason(), refused.detail());
            case Result.Later later -> new Tested.Fails(later.reason(), later.detail());
            case Result.Unknown unknown -> new Tested.Fails(Reason.of("channels.why.away"), unknown.detail());
            case Result.Delivered delivered ->
                throw new IllegalStateException(delivered.copy().id());
        };
    }

    @Override
    public Result send(Access access, Sending sending) {
        Post post = sending.post();
        Map<String, Object> fields = chat(access);
        if (post.pictures().isEmpty()) {
            text(fields, post);
            return delivered("text", api.call(access, "sendMessage", fields));
        }
        List<MediaFiles.File> files = new ArrayList<>();
        for (Post.Picture picture : post.pictures()) {
            Optional<MediaFiles.File> file = media.open(picture);
            if (file.isEmpty()) {
                return Result.refused(
                        "channels.why.media-missing", picture.asset().toString());
            }
            files.add(file.get());
        }
        if (files.size() == 1) {
            fields.put("caption", post.text());
            return delivered("photo", api.upload(access, "sendPhoto", fields, Map.of("photo", files.getFirst())));
        }
        Map<String, MediaFiles.File> parts = new LinkedHashMap<>();
        List<Map<String, String>> album = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            parts.put("photo" + i, files.get(i));
            album.add(photo("attach://photo" + i, i == 0 ? post.text() : ""));
        }
        fields.put("media", album);
        return delivered("album", api.upload(access, "sendMediaGroup", fields, parts));
    }

    private static Map<String, String> photo(String source, String caption) {
        return Map.of("type", "photo", "media", source, "caption", caption);
    }

    private static void text(Map<String, Object> fields, Post post) {
        fields.put("text", post.text());
        Post.Link link = post.link();
        fields.put(
                "link_preview_options",
                link == null ? Map.of("is_disabled", true) : Map.of("url", link.address(), "prefer_large_media", true));
    }

    private static Result delivered(String kind, BotApi.Answer answer) {
        if (!(answer instanceof BotApi.Ok(JsonNode result))) {
            return answer.asResult();
        }
        List<JsonNode> messages = result.isArray() ? List.copyOf(result.values()) : List.of(result);
        List<String> numbers = messages.stream()
                .map(message -> message.path("message_id").asString(""))
                .toList();
        return new Result.Delivered(
                new RemoteCopy(kind + ":" + String.join(",", numbers), address(messages.getFirst())));
    }

    private static String address(JsonNode message) {
        String number = message.path("message_id").asString("");
        String username = message.path("chat").path("username").asString("");
        String id = message.path("chat").path("id").asString("");
        return username.isEmpty()
                ? "https://t.me/c/" + id.replaceFirst("^-100", "") + "/" + number
                : "https://t.me/" + username + "/" + number;
    }

    /** Text stays text and pictures stay as many; another form is left to a person. */
    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        Post post = sending.post();
        String kind = copy.id().substring(0, copy.id().indexOf(':'));
        List<String> numbers = numbers(copy);
        Map<String, Object> fields = chat(access);
        fields.put("message_id", Long.parseLong(numbers.getFirst()));
        if (kind.equals("text") && post.pictures().isEmpty()) {
            text(fields, post);
            return edited(api.call(access, "editMessageText", fields), copy);
        }
        if (kind.equals("photo") && post.pictures().size() == 1) {
            Optional<MediaFiles.File> file = media.open(post.pictures().getFirst());
            if (file.isEmpty()) {
                return Result.refused("channels.why.media-missing", "");
            }
            fields.put("media", photo("attach://photo", post.text()));
            return edited(api.upload(access, "editMessageMedia", fields, Map.of("photo", file.get())), copy);
        }
        if (kind.equals("album") && post.pictures().size() == numbers.size()) {
            fields.put("caption", post.text());
            return edited(api.call(access, "editMessageCaption", fields), copy);
        }
        return Result.refused("channels.telegram.why.form", kind);
    }

    private static Result edited(BotApi.Answer answer, RemoteCopy copy) {
        return answer.isOk() || answer.says("message is not modified")
                ? new Result.Delivered(copy)
                : answer.says("message to edit not found")
                        ? Result.gone("message to edit not found")
                        : answer.asResult();
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        Map<String, Object> fields = chat(access);
        fields.put("message_ids", numbers(copy).stream().map(Long::valueOf).toList());
        BotApi.Answer answer = api.call(access, "deleteMessages", fields);
        return answer.isOk() || answer.says("message to delete not found")
                ? new Result.Delivered(copy)
                : answer.asResult();
    }

    /** {@code https://t.me/kabarkota/17}; the messages of an album follow one another. */
    @Override
    public Optional<RemoteCopy> at(Access access, Post post, String address) {
        Matcher found = ADDRESS.matcher(address.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(found.group(1));
        int size = post.pictures().size();
        String kind = size == 0 ? "text" : size == 1 ? "photo" : "album";
        String numbers = LongStream.range(first, first + Math.max(size, 1))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
        return Optional.of(new RemoteCopy(kind + ":" + numbers, address.strip()));
    }

    private static List<String> numbers(RemoteCopy copy) {
        return Arrays.asList(copy.id().substring(copy.id().indexOf(':') + 1).split(","));
    }

    private static Map<String, Object> chat(Access access) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chat_id", access.setting("chat"));
        return fields;
    }
}
