package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.directory.Scope;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stories over HTTP, with tokens. */
@SajiTest
class StoriesApiTests {

    private static final String STORIES = "/api/v1/stories";

    @Autowired
    private Cast cast;

    @Autowired
    private Visitors visitors;

    @Autowired
    private JsonMapper json;

    @Test
    void aScriptWritesAndAnotherPersonApprovesAndPublishes() {
        Visitor editor = visitors.withToken("editor");
        Visitor.Answer begun = send(editor, "POST", STORIES, """
                {"text": {"type": "service_information", "title": "Loket sore kini menerima pembayaran pajak",
                 "lead": "Pembayaran pajak bumi dan bangunan dapat dilakukan sampai pukul delapan malam.",
                 "body": "%s", "agencies": ["DINKES"], "topics": ["%s"]}}
                """.formatted(
                Cast.BODY.strip().replace("\n", " "), cast.text("").topics().getFirst()));
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("ETag")).isEqualTo("\"1\"");
        String path = STORIES + "/" + tree(begun).get("id").asString();

        assertThat(send(editor, "POST", path + "/review", "{}").status()).isEqualTo(200);
        Visitor.Answer own = send(editor, "POST", path + "/approval", "{\"revision\": 1}");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.header("Content-Type")).startsWith("application/problem+json");
        assertThat(tree(own).get("reasons").size()).isEqualTo(2);
        Visitor approver = visitors.withToken("approver");
        assertThat(send(approver, "POST", path + "/approval", "{\"revision\": 1}")
                        .status())
                .isEqualTo(200);
        JsonNode published = tree(send(approver, "POST", path + "/publication", "{}"));
        assertThat(published.get("story").get("state").asString()).isEqualTo("PUBLISHED");
        assertThat(published.get("story").get("url").asString()).contains("/berita/loket-sore");
        assertThat(tree(editor.get(STORIES + "?state=published&limit=1"))
                        .get("stories")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aSaveOverAnotherRevisionIsAConflictWithAllTexts() {
        StoryId id = cast.begun("Konten yang disunting dua orang");
        Visitor editor = visitors.withToken("editor").header("If-Match", "\"1\"");
        String path = STORIES + "/" + id + "/text";
        String text =
                "{\"text\": {\"type\": \"service_information\", \"title\": \"Judul %s\", \"agencies\": [\"DINKES\"]}}";
        assertThat(send(editor, "PUT", path, text.formatted("pertama")).header("ETag"))
                .isEqualTo("\"2\"");

        Visitor.Answer late = send(editor, "PUT", path, text.formatted("kedua"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(tree(late).get("theirs").get("title").asString()).isEqualTo("Judul pertama");
        assertThat(tree(late).get("yours").get("title").asString()).isEqualTo("Judul kedua");
        assertThat(tree(late).get("base").get("title").asString()).isEqualTo("Konten yang disunting dua orang");
        assertThat(cast.story(id).latest().text().title()).isEqualTo("Judul pertama");
    }

    @Test
    void anUrgentStoryIsFlaggedAndSettledByAnotherOverHttp() {
        StoryId id = cast.begun("Air naik di bantaran kali dan warga diminta waspada");
        String path = STORIES + "/" + id;
        Visitor editor = visitors.withToken("editor");
        JsonNode urgent = tree(send(editor, "POST", path + "/publication", "{\"reason\": \"Air naik.\"}"));
        assertThat(urgent.get("flags").get(0).get("kind").asString()).isEqualTo("PUBLISHED_URGENTLY");
        assertThat(send(editor, "POST", path + "/later-approval", "").status()).isEqualTo(403);

        JsonNode settled = tree(send(visitors.withToken("approver"), "POST", path + "/later-approval", ""));

        assertThat(settled.get("flags").get(0).get("isOpen").asBoolean()).isFalse();
        assertThat(settled.get("story").get("flags").size()).isZero();
        assertThat(send(editor, "DELETE", path + "/review", "").status()).isEqualTo(422);
        assertThat(send(editor, "POST", path + "/embargo/end", "{}").status()).isEqualTo(403);
        assertThat(send(editor, "POST", path + "/flags/" + id + "/resolution", "{\"note\": \"x\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aTokenDoesNoMoreThanItsScopes() {
        StoryId id = cast.begun("Konten yang hanya boleh dibaca");
        Visitor reader = visitors.withToken("editor", Scope.STORY_READ);

        assertThat(reader.get(STORIES + "/" + id).status()).isEqualTo(200);
        assertThat(send(reader, "POST", STORIES + "/" + id + "/review", "{}").status())
                .isEqualTo(403);
        assertThat(visitors.anonymous().get(STORIES).status()).isEqualTo(401);
    }

    @Test
    void hostileInputIsRefusedWithEveryReason() {
        Visitor editor = visitors.withToken("editor");

        Visitor.Answer answer = send(editor, "POST", STORIES, """
                {"text": {"type": "no_such", "title": "%s", "body": "a\\u0000b\\u202e", "areas": ["x"]}}
                """.formatted("x".repeat(300)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(tree(answer)
                        .get("reasons")
                        .valueStream()
                        .map(reason -> reason.get("field").asString()))
                .containsExactly("type", "title", "body", "areas");
        Visitor.Answer unknown = send(
                editor,
                "POST",
                STORIES,
                "{\"text\": {\"type\": \"no_such\", \"agencies\": [\"NOPE\"], \"topics\": [\"x\"]}}");
        assertThat(tree(unknown)
                        .get("reasons")
                        .valueStream()
                        .map(reason -> reason.get("field").asString()))
                .containsExactly("type", "agencies", "topics");
        assertThat(send(editor, "POST", STORIES, "{").status()).isEqualTo(400);
        assertThat(send(
                                editor,
                                "POST",
                                STORIES,
                                "{\"text\": {\"type\": \"news\", \"body\": \"" + "x".repeat(10_000_000) + "\"}}")
                        .status())
                .isEqualTo(413);
        assertThat(send(
                                editor,
                                "POST",
                                STORIES,
                                "{\"text\": {\"type\": \"news\", \"body\": \"" + "x".repeat(1_000_000) + "\"}}")
                        .status())
                .isEqualTo(422);
        for (String field : List.of("type", "agencies", "areas", "topics")) {
            String value = field.equals("type") ? "\"\\u0000\"" : "[\"\\u0000\"]";
            assertThat(send(editor, "POST", STORIES, "{\"text\": {\"" + field + "\": " + value + "}}")
                            .status())
                    .as(field)
                    .isEqualTo(422);
        }
        for (String query : List.of("topic=%00", "type=%00", "agency=%00", "q=%00")) {
            assertThat(editor.get(STORIES + "?" + query).status()).as(query).isEqualTo(400);
        }
        assertThat(editor.get(STORIES + "?agency=%F0%9F").status()).isEqualTo(400);
        assertThat(editor.get(STORIES + "?limit=abc").status()).isEqualTo(400);
        assertThat(editor.get(STORIES + "?after=nonsense").status()).isEqualTo(422);
        assertThat(editor.get(STORIES + "?q=%27%29%3A*%20%26%20%7C%21&limit=3").status())
                .isEqualTo(200);
        assertThat(editor.get(STORIES + "/not-a-uuid").status()).isIn(400, 404);
        assertThat(editor.get(STORIES + "/" + cast.newId()).status()).isEqualTo(404);
    }

    private static Visitor.Answer send(Visitor visitor, String method, String path, String body) {
        return visitor.send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode tree(Visitor.Answer answer) {
        return json.readTree(answer.body());
    }
}
