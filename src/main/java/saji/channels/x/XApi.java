package saji.channels.x;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import saji.channels.MediaFiles;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Result;
import saji.channels.network.Tested;
import saji.platform.Ids;
import tools.jackson.databind.JsonNode;

/** Calls of the X API v2, signed, and what its answers mean. */
@Component
class XApi {

    static final String REFUSED = "channels.x.why.refused";

    /** Refusals of one post that come as 403, like those of the whole account. */
    private static final Set<String> OF_THE_POST =
            Set.of("duplicate content", "too long", "not allowed to create a tweet with");

    private final WebApi api;
    private final Ids ids;
    private final InstantSource clock;

    XApi(WebApi api, Ids ids, InstantSource clock) {
        this.api = api;
        this.ids = ids;
        this.clock = clock;
    }

    private Map<String, String> signed(Access access, String method, URI at) {
        return Map.of(
                "Authorization",
                OAuth1.header(access, method, at, ids.secret(), clock.instant().getEpochSecond()));
    }

    Answer get(Access access, String path, Map<String, String> fields) {
        URI at = WebApi.at(access.setting("base"), path, fields);
        return api.get(at, signed(access, "GET", at));
    }

    Answer post(Access access, String path, Object body) {
        URI at = WebApi.at(access.setting("base"), path, Map.of());
        return api.json("POST", at, signed(access, "POST", at), body);
    }

    Answer delete(Access access, String path) {
        URI at = WebApi.at(access.setting("base"), path, Map.of());
        return api.delete(at, signed(access, "DELETE", at));
    }

    Answer upload(Access access, MediaFiles.File file) {
        URI at = WebApi.at(access.setting("base"), "/2/media/upload", Map.of());
        return api.upload(at, signed(access, "POST", at), Map.of("media_category", "tweet_image"), "media", file);
    }

    Result result(Answer answer) {
        return isOfThePost(answer) ? Result.refused(REFUSED, WebApi.said(answer)) : api.result(answer, REFUSED);
    }

    Result before(Answer answer) {
        return isOfThePost(answer) ? Result.refused(REFUSED, WebApi.said(answer)) : api.before(answer, REFUSED);
    }

    private static boolean isOfThePost(Answer answer) {
        JsonNode detail = answer.body().path("detail");
        String said = detail.asString("").toLowerCase(java.util.Locale.ROOT);
        return answer.status() == 403 && OF_THE_POST.stream().anyMatch(said::contains);
    }

    Tested failed(Answer answer) {
        return api.failed(answer, REFUSED);
    }
}
