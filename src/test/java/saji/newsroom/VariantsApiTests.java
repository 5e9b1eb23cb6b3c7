package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.channels.Account;
import saji.channels.World;
import saji.directory.Scope;
import saji.support.SajiTest;
import saji.support.Unique;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said of stories on channels, over HTTP, with tokens. */
@SajiTest
class VariantsApiTests {

    @Autowired
    private Cast cast;

    @Autowired
    private World world;

    @Autowired
    private DueServings due;

    @Autowired
    private Visitors visitors;

    @Autowired
    private JsonMapper json;

    private Account account;
    private StoryId id;
    private String all;
    private String one;

    @BeforeEach
    void begin() {
        account = world.connected("memory-full");
        id = cast.published("Loket sore lewat antarmuka " + Unique.word());
        all = "/api/v1/stories/" + id + "/variants";
        one = all + "/" + account.id();
    }

    @Test
    void aScriptWritesAnotherApprovesAndBothReadWhatArrived() {
        Visitor editor = visitors.withToken("editor");
        JsonNode proposed = tree(editor.get(one));
        assertThat(proposed.get("state").asString()).isEqualTo("none");
        assertThat(proposed.get("text").asString()).contains("{tautan}");
        assertThat(proposed.get("most").asInt()).isEqualTo(500);
        JsonNode saved = tree(send(
                editor,
                "PUT",
                one,
                "{\"text\": \"Loket buka sore. {tautan}\", \"language\": \"id\", \"mentions\": [\"@dinkes\"]}"));
        assertThat(saved.get("state").asString()).isEqualTo("unapproved");
        assertThat(saved.get("post").asString())
                .startsWith("Loket buka sore. http")
                .endsWith("\n\n@dinkes");
        assertThat(saved.get("length").asInt())
                .isEqualTo(saved.get("post").asString().length());
        assertThat(send(editor, "POST", all + "/approval", "{\"stamp\": 1}").status())
                .isEqualTo(403);
        Visitor approver = visitors.withToken("approver");
        assertThat(send(approver, "POST", all + "/approval", "{}").status()).isEqualTo(422);
        long stamp = tree(approver.get(all)).get("stamp").asLong();
        assertThat(send(approver, "POST", all + "/approval", "{\"stamp\": " + stamp + "}")
                        .status())
                .isEqualTo(200);
        while (due.run() > 0) {
            Thread.onSpinWait();
        }
        world.work();
        JsonNode sent = tree(editor.get(one));
        assertThat(sent.get("state").asString()).isEqualTo("sent");
        assertThat(sent.get("sent").get("delivered").asInt()).isOne();
        assertThat(send(editor, "DELETE", one, "").status()).isEqualTo(422);
    }

    @Test
    void oneThatBreaksALimitSaysWhyAndAWrongOneIsRefusedWithEveryReason() {
        Visitor editor = visitors.withToken("editor");
        JsonNode saved = tree(send(editor, "PUT", one, "{\"text\": \"" + "a".repeat(501) + "\"}"));
        assertThat(saved.get("length").asInt()).isEqualTo(501);
        assertThat(saved.get("faults").size()).isOne();
        Visitor.Answer wrong = send(
                editor,
                "PUT",
                one,
                "{\"text\": \"x\", \"mentions\": [\"@Bukan-Nama\"], \"moment\": \"2001-01-01T00:00:00Z\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(tree(wrong)
                        .get("reasons")
                        .valueStream()
                        .map(reason -> reason.get("field").asString()))
                .containsExactly("mentions", "moment");
        assertThat(send(editor, "PUT", one + "/moment", "{}").status()).isEqualTo(422);
        assertThat(send(editor, "POST", all + "/urgent-approval", "{\"reason\": \"Cepat\"}")
                        .status())
                .isEqualTo(422);
        assertThat(send(editor, "DELETE", one, "").status()).isEqualTo(200);
    }

    @Test
    void oneThatCannotWaitIsFlaggedAndSettledByAnother() {
        Visitor editor = visitors.withToken("editor");
        send(editor, "PUT", one, "{\"text\": \"Air naik.\"}");
        String urgent = "{\"reason\": \"Air naik cepat.\", \"account\": \"" + account.id() + "\"}";
        assertThat(send(editor, "POST", all + "/urgent-approval", urgent).status())
                .isEqualTo(200);
        assertThat(tree(editor.get(one)).get("urgentReason").asString()).isEqualTo("Air naik cepat.");
        assertThat(send(editor, "POST", all + "/later-approval", "").status()).isEqualTo(403);
        assertThat(send(visitors.withToken("approver"), "POST", all + "/later-approval", "")
                        .status())
                .isEqualTo(200);
        assertThat(tree(editor.get(one)).get("urgentReason").isNull()).isTrue();
    }

    @Test
    void aTokenDoesNoMoreThanItsScopesAndAnAgencyDoesNotLook() {
        Visitor reader = visitors.withToken("editor", Scope.STORY_READ);
        assertThat(reader.get(all).status()).isEqualTo(200);
        assertThat(send(reader, "PUT", one, "{\"text\": \"x\"}").status()).isEqualTo(403);
        assertThat(send(reader, "POST", all + "/proposals", "").status()).isEqualTo(403);
        assertThat(visitors.withToken("dinkes").get(all).status()).isEqualTo(403);
        assertThat(visitors.withToken("dpu").get(all).status()).isEqualTo(404);
        assertThat(reader.get(all + "/" + id).status()).isEqualTo(404);
        assertThat(visitors.anonymous().get(all).status()).isEqualTo(401);
    }

    private static Visitor.Answer send(Visitor visitor, String method, String path, String body) {
        return visitor.send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode tree(Visitor.Answer answer) {
        return json.readTree(answer.body());
    }
}
