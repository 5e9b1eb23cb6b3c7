package saji.channels.mastodon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import saji.channels.MediaFiles;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Found;
import saji.channels.network.Notes;
import saji.channels.network.Post;
import saji.channels.network.RemoteCopy;
import saji.channels.network.Result;
import saji.channels.network.Secret;
import saji.channels.network.Sending;
import saji.platform.Reason;
import tools.jackson.databind.JsonNode;

/** Statuses and their media: the calls that post, change, delete and look for them. */
@Component
class Toots {

    static final String REFUSED = "channels.mastodon.why.refused";

    /** Media that no status uses are thrown away after a day. */
    private static final Duration MEDIA_KEPT = Duration.ofHours(20);

    private static final Duration SKEW = Duration.ofSeconds(5);

    private final WebApi api;
    private final MediaFiles files;
    private final InstantSource clock;

    Toots(WebApi api, MediaFiles files, InstantSource clock) {
        this.api = api;
        this.files = files;
        this.clock = clock;
    }

    /** Media that are ready to be used, or why they are not. */
    private sealed interface Media {
        record Ready(List<String> ids) implements Media {}

        record Not(Result why) implements Media {}
    }

    static Map<String, String> headers(Access access) {
        return Map.of(
                "Authorization",
                "Bearer " + access.secret("token").map(Secret::reveal).orElse(""));
    }

    Answer get(Access access, String path, Map<String, String> fields) {
        return api.get(WebApi.at(access.setting("base"), path, fields), headers(access));
    }

    Result post(Access access, Sending sending) {
        Media media = media(access, sending);
        if (!(media instanceof Media.Ready(List<String> ids))) {
            return ((Media.Not) media).why();
        }
        sending.notes().keep("began", clock.instant().toString());
        Map<String, String> headers = new LinkedHashMap<>(headers(access));
        headers.put("Idempotency-Key", sending.key());
        Map<String, Object> fields = fields(sending.post(), ids);
        fields.put("visibility", "public");
        Answer answer =
                api.json("POST", WebApi.at(access.setting("base"), "/api/v1/statuses", Map.of()), headers, fields);
        return answer.isGood() ? new Result.Delivered(copy(answer.body())) : result(answer);
    }

    Result edit(Access access, Sending sending, RemoteCopy copy) {
        Media media = media(access, sending);
        if (!(media instanceof Media.Ready(List<String> ids))) {
            return ((Media.Not) media).why();
        }
        Answer answer = api.json(
                "PUT",
                WebApi.at(access.setting("base"), "/api/v1/statuses/" + copy.id(), Map.of()),
                headers(access),
                fields(sending.post(), ids));
        return answer.isGood()
                ? new Result.Delivered(copy)
                : answer.status() == 404 ? Result.gone(WebApi.said(answer)) : result(answer);
    }

    Result delete(Access access, RemoteCopy copy) {
        Answer answer = api.delete(
                WebApi.at(access.setting("base"), "/api/v1/statuses/" + copy.id(), Map.of("delete_media", "true")),
                headers(access));
        return answer.isGood() || answer.status() == 404 ? new Result.Delivered(copy) : result(answer);
    }

    private Result result(Answer answer) {
        return api.result(answer, REFUSED);
    }

    private static Map<String, Object> fields(Post post, List<String> media) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", post.text());
        fields.put("language", post.language());
        fields.put("media_ids", media);
        return fields;
    }

    static RemoteCopy copy(JsonNode status) {
        return new RemoteCopy(status.path("id").asString(""), status.path("url").asString(""));
    }

    private Media media(Access access, Sending sending) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < sending.post().pictures().size(); i++) {
            Post.Picture picture = sending.post().pictures().get(i);
            String note = "media." + i;
            Optional<String> kept = kept(sending.notes(), note);
            if (kept.isEmpty()) {
                Optional<MediaFiles.File> file = files.open(picture);
                if (file.isEmpty()) {
                    return new Media.Not(Result.refused(
                            "channels.why.media-missing", picture.asset().toString()));
                }
                Answer answer = api.upload(
                        WebApi.at(access.setting("base"), "/api/v2/media", Map.of()),
                        headers(access),
                        picture.alt().isEmpty() ? Map.of() : Map.of("description", picture.alt()),
                        "file",
                        file.get());
                if (!answer.isGood()) {
                    return new Media.Not(api.before(answer, REFUSED));
                }
                kept = Optional.of(answer.body().path("id").asString(""));
                sending.notes().keep(note, clock.instant() + " " + kept.get());
                if (answer.status() != 202) {
                    sending.notes().keep(note + ".ready", kept.get());
                }
            }
            ids.add(kept.get());
        }
        for (int i = 0; i < ids.size(); i++) {
            Optional<Result> wait = unready(access, sending.notes(), "media." + i + ".ready", ids.get(i));
            if (wait.isPresent()) {
                return new Media.Not(wait.get());
            }
        }
        return new Media.Ready(ids);
    }

    private Optional<String> kept(Notes notes, String note) {
        return notes.get(note)
                .map(value -> value.split(" ", 2))
                .filter(parts -> Instant.parse(parts[0]).plus(MEDIA_KEPT).isAfter(clock.instant()))
                .map(parts -> parts[1]);
    }

    /** 206 as long as the server works on it. */
    private Optional<Result> unready(Access access, Notes notes, String note, String id) {
        if (notes.get(note).filter(id::equals).isPresent()) {
            return Optional.empty();
        }
        Answer answer = get(access, "/api/v1/media/" + id, Map.of());
        if (answer.status() == 206) {
            return Optional.of(new Result.Later(
                    Reason.of("channels.mastodon.why.processing"), "206", Result.Fault.POST, Duration.ofSeconds(3)));
        }
        if (!answer.isGood()) {
            return Optional.of(api.before(answer, REFUSED));
        }
        notes.keep(note, id);
        return Optional.empty();
    }

    /**
     * A status with the same words, made since the call began. When there is none, the post is made again under the same idempotency
     * key, which within an hour gives back the one that an answer was lost of.
     */
    Found find(Access access, Sending sending) {
        Optional<Instant> began = sending.notes().get("began").map(Instant::parse);
        if (began.isEmpty()) {
            return new Found.Absent();
        }
        Answer own = get(access, "/api/v1/accounts/verify_credentials", Map.of());
        if (!own.isGood()) {
            return later(own);
        }
        Answer statuses = get(
                access,
                "/api/v1/accounts/" + own.body().path("id").asString("") + "/statuses",
                Map.of("limit", "40", "exclude_reblogs", "true"));
        if (!statuses.isGood()) {
            return later(statuses);
        }
        for (JsonNode status : statuses.body().values()) {
            if (isSince(status, began.get().minus(SKEW))) {
                Answer source =
                        get(access, "/api/v1/statuses/" + status.path("id").asString("") + "/source", Map.of());
                if (!source.isGood()) {
                    return later(source);
                }
                if (source.body()
                        .path("text")
                        .asString("")
                        .strip()
                        .equals(sending.post().text().strip())) {
                    return new Found.There(copy(status));
                }
            }
        }
        return new Found.Absent();
    }

    private Found later(Answer answer) {
        return new Found.Later(WebApi.said(answer), api.rest(answer).orElse(null));
    }

    private static boolean isSince(JsonNode status, Instant moment) {
        try {
            return !Instant.parse(status.path("created_at").asString("")).isBefore(moment);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
