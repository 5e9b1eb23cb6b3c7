package saji.channels.youtube;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import saji.channels.MediaFiles;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.AfterUnknown;
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
 * A channel on YouTube: a film with title, description and tags. A copy is named by film and video: {@code <asset>:<video>}; its words can be
 * changed, its film cannot. An upload costs 1,600 of the 10,000 units of a day, so six films a day can be sent.
 */
@Component
class YouTube implements Network {

    private static final Pattern MENTION = Pattern.compile("@[\\w.\u00b7-]{3,30}");
    private static final int MOST_TITLE = 100;
    private static final int MOST_BYTES = 5000;
    private static final int MOST_TAGS = 500;
    private static final String NEWS_AND_POLITICS = "25";
    private static final Set<String> PRIVACY = Set.of("public", "unlisted", "private");
    private static final Pattern ADDRESS = Pattern.compile(
            "https://(?:(?:www\\.|m\\.)?youtube\\.com/(?:watch\\?(?:[^#\\s]*&)?v=|shorts/)|youtu\\.be/)([\\w-]{11})(?:[&?#/].*)?");

    private final DataApi api;
    private final Upload upload;
    private final Units units;
    private final MediaFiles files;

    YouTube(DataApi api, Upload upload, Units units, MediaFiles files) {
        this.api = api;
        this.upload = upload;
        this.units = units;
        this.files = files;
    }

    @Override
    public String key() {
        return "youtube";
    }

    @Override
    public String icon() {
        return "youtube";
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.plain("client"),
                Field.secret("client-secret"),
                Field.secret("refresh-token"),
                Field.preset("privacy", "public"),
                Field.preset("units", "10000"),
                Field.address("base", "https://www.googleapis.com").whichIsRare(),
                Field.address("token-base", "https://oauth2.googleapis.com").whichIsRare());
    }

    @Override
    public List<String> choices(Access access, String field) {
        return field.equals("privacy") ? List.of("public", "unlisted", "private") : List.of();
    }

    @Override
    public Optional<Pattern> mention() {
        return Optional.of(MENTION);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                By.CALL, By.CALL, By.CALL, AfterUnknown.LOOK, Duration.ofMinutes(1), Duration.ofMinutes(12));
    }

    @Override
    public Pace pace() {
        return Pace.of(2);
    }

    @Override
    public Limits limits(Access access) {
        return Limits.of(MOST_BYTES, 0, 1, Counting.CHARACTERS)
                .bytes(MOST_BYTES)
                .title(MOST_TITLE)
                .needingFilm();
    }

    @Override
    public List<Reason> faults(Access access, Post post) {
        List<Reason> reasons = new ArrayList<>();
        if (post.title().isBlank()) {
            reasons.add(Reason.of("channels.youtube.why.title").at("title"));
        }
        if ((post.title() + post.text()).matches("(?s).*[<>].*")) {
            reasons.add(Reason.of("channels.youtube.why.brackets").at("text"));
        }
        if (!post.pictures().isEmpty() && film(post).isEmpty()) {
            reasons.add(Reason.of("channels.post.film-needed").at("pictures"));
        }
        return reasons;
    }

    private Optional<MediaFiles.Film> film(Post post) {
        return post.pictures().stream().findFirst().flatMap(shown -> files.film(shown.asset()));
    }

    @Override
    public List<Reason> standing(Access access) {
        return List.of(units.used(access));
    }

    @Override
    public String host(Access access) {
        return WebApi.host(access.setting("base"));
    }

    @Override
    public Tested test(Access access) {
        if (!PRIVACY.contains(access.setting("privacy").strip())) {
            return new Tested.Fails(Reason.of("channels.youtube.why.privacy"), access.setting("privacy"));
        }
        if (!units.reserve(access, Units.LIST)) {
            return new Tested.Fails(Reason.of("channels.youtube.why.units"), "");
        }
        Answer own = api.get(access, "/youtube/v3/channels", Map.of("part", "snippet,contentDetails", "mine", "true"));
        if (!own.isGood()) {
            return api.failed(access, own);
        }
        JsonNode channel = own.body().path("items").path(0);
        if (channel.isMissingNode()) {
            return new Tested.Fails(Reason.of("channels.youtube.why.no-channel"), "");
        }
        String handle = channel.path("snippet").path("customUrl").asString("");
        String id = channel.path("id").asString("");
        return new Tested.Works(
                handle.isEmpty() ? channel.path("snippet").path("title").asString("") : handle,
                "https://www.youtube.com/" + (handle.isEmpty() ? "channel/" + id : handle),
                null,
                Map.of(
                        "uploads",
                        channel.path("contentDetails")
                                .path("relatedPlaylists")
                                .path("uploads")
                                .asString("")));
    }

    @Override
    public Result send(Access access, Sending sending) {
        Optional<MediaFiles.Film> film = film(sending.post());
        if (film.isEmpty()) {
            return Result.refused("channels.why.media-missing", "");
        }
        Map<String, Object> about = about(access, sending.post(), List.of(Upload.marker(sending)));
        return switch (upload.send(access, sending, film.get(), about)) {
            case Upload.Sent.Video(String id) -> new Result.Delivered(copy(sending.post(), id));
            case Upload.Sent.Not(Result why) -> why;
        };
    }

    private static Map<String, Object> about(Access access, Post post, List<String> marks) {
        Map<String, Object> snippet = new LinkedHashMap<>();
        snippet.put("title", post.title().strip());
        snippet.put("description", post.text());
        snippet.put("tags", tags(post, marks));
        snippet.put("categoryId", NEWS_AND_POLITICS);
        snippet.put("defaultLanguage", post.language());
        snippet.put("defaultAudioLanguage", access.language().code());
        return Map.of(
                "snippet",
                snippet,
                "status",
                Map.of("privacyStatus", access.setting("privacy").strip(), "selfDeclaredMadeForKids", false));
    }

    /** Five hundred characters at most, with a comma between any two. */
    private static List<String> tags(Post post, List<String> marks) {
        List<String> tags = new ArrayList<>(marks);
        int length = marks.stream().mapToInt(String::length).sum() + marks.size();
        for (String tag : post.hashtags()) {
            length += tag.length() + 1;
            if (length <= MOST_TAGS) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private static RemoteCopy copy(Post post, String video) {
        String film = post.pictures().stream()
                .findFirst()
                .map(shown -> shown.asset().toString())
                .orElse("");
        return new RemoteCopy(film + ":" + video, "https://www.youtube.com/watch?v=" + video);
    }

    private static String video(RemoteCopy copy) {
        return copy.id().substring(copy.id().indexOf(':') + 1);
    }

    @Override
    public Result edit(Access access, Sending sending, RemoteCopy copy) {
        if (!copy(sending.post(), video(copy)).id().equals(copy.id())) {
            return Result.refused("channels.youtube.why.film", "");
        }
        if (!units.reserve(access, Units.CHANGE)) {
            return units.spent("budget");
        }
        Map<String, Object> body = new LinkedHashMap<>(about(access, sending.post(), List.of()));
        body.put("id", video(copy));
        Answer answer = api.json(access, "PUT", "/youtube/v3/videos", Map.of("part", "snippet,status"), body);
        return answer.isGood()
                ? new Result.Delivered(copy)
                : DataApi.isGone(answer) ? Result.gone(WebApi.said(answer)) : api.result(access, answer);
    }

    @Override
    public Result delete(Access access, Sending sending, RemoteCopy copy) {
        if (!units.reserve(access, Units.CHANGE)) {
            return units.spent("budget");
        }
        Answer answer = api.delete(access, "/youtube/v3/videos", Map.of("id", video(copy)));
        return answer.isGood() || DataApi.isGone(answer) ? new Result.Delivered(copy) : api.result(access, answer);
    }

    @Override
    public Found find(Access access, Sending sending) {
        Optional<MediaFiles.Film> film = film(sending.post());
        return film.isEmpty()
                ? new Found.CannotTell()
                : upload.find(
                        access, sending, film.get().bytes(), video -> new Found.There(copy(sending.post(), video)));
    }

    @Override
    public Optional<RemoteCopy> at(Access access, Post post, String address) {
        Matcher found = ADDRESS.matcher(address.strip());
        return found.matches()
                ? Optional.of(new RemoteCopy(copy(post, found.group(1)).id(), address.strip()))
                : Optional.empty();
    }
}
