package saji.channels.mastodon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.springframework.stereotype.Component;
import saji.channels.WebApi;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import saji.channels.network.Conversing.Told;
import saji.channels.network.Voice;
import tools.jackson.databind.JsonNode;

/** What people said to the account: mentions, replies among them, and quotes. */
@Component
class Notifications {

    private static final int PAGE = 40;

    private final WebApi api;

    Notifications(WebApi api) {
        this.api = api;
    }

    Told since(Access access, String since) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("limit", since.isEmpty() ? "1" : String.valueOf(PAGE));
        if (!since.isEmpty()) {
            fields.put("min_id", since);
        }
        Answer answer = api.get(
                WebApi.at(
                        access.setting("base"),
                        "/api/v1/notifications?types%5B%5D=mention&types%5B%5D=quote&" + WebApi.query(fields),
                        Map.of()),
                Toots.headers(access));
        if (!answer.isGood()) {
            return new Told.Nothing(WebApi.said(answer), api.rest(answer).orElse(null));
        }
        List<JsonNode> newestFirst = List.copyOf(answer.body().values());
        String last = newestFirst.isEmpty()
                ? since.isEmpty() ? "0" : since
                : newestFirst.getFirst().path("id").asString("");
        if (since.isEmpty()) {
            return new Told.Voices(List.of(), last, true);
        }
        List<Voice> voices = new ArrayList<>();
        for (JsonNode notification : newestFirst.reversed()) {
            if (notification.path("status").isObject()) {
                voices.add(voice(access, notification));
            }
        }
        return new Told.Voices(voices, last, newestFirst.size() < PAGE);
    }

    private static Voice voice(Access access, JsonNode notification) {
        JsonNode status = notification.path("status");
        JsonNode author = status.path("account");
        String answers = status.path("in_reply_to_id").asString("");
        String quoted = status.path("quote").path("quoted_status").path("id").asString("");
        boolean isQuote = "quote".equals(notification.path("type").asString(""));
        String handle = author.path("acct").asString("");
        return new Voice(
                isQuote ? Voice.Kind.QUOTE : answers.isEmpty() ? Voice.Kind.MENTION : Voice.Kind.REPLY,
                status.path("id").asString(""),
                isQuote ? quoted : answers,
                "",
                new Voice.Author(
                        author.path("id").asString(""),
                        "@" + (handle.contains("@") ? handle : handle + "@" + WebApi.host(access.setting("base"))),
                        author.path("display_name").asString(""),
                        author.path("url").asString("")),
                plain(status.path("content").asString("")),
                status.path("language").asString(""),
                status.path("url").asString(""),
                Instant.parse(status.path("created_at").asString("")),
                status.path("media_attachments").values().stream()
                        .map(medium -> medium.path("url").asString(""))
                        .filter(address -> !address.isEmpty())
                        .toList());
    }

    /** Paragraphs and line breaks stay, everything else of the markup goes. */
    static String plain(String html) {
        Document document = Jsoup.parse(html);
        document.select("p + p").forEach(mark -> mark.before(new TextNode("\n\n")));
        return document.body().wholeText().strip();
    }
}
