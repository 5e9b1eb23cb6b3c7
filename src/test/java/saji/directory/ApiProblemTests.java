package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a script does wrong, it is answered with RFC 9457 problem details, and why stands in them. */
@SajiTest
class ApiProblemTests {

    private static final String MATERIALS = "/api/v1/materials";
    private static final String JSON = "application/json";

    @Autowired
    private Visitors visitors;

    private Visitor script;

    @BeforeEach
    void begin() {
        script = visitors.withToken("dinkes").header("Accept-Language", "en");
    }

    @Test
    void whatIsNoJsonIsSaidToBeNone() {
        for (String body : new String[] {"", "{", "null", "[]", "\"kata\"", "{\"latitude\": NaN}"}) {
            assertThat(code(send("POST", MATERIALS, JSON, body), 400)).as(body).startsWith("platform.failure.");
        }
        assertThat(code(send("POST", MATERIALS, JSON, ""), 400)).isEqualTo("platform.failure.no-json");
    }

    @Test
    void aParameterOfTheWrongTypeIsNamed() {
        Visitor.Answer answer = script.get(MATERIALS + "?limit=banyak");

        assertThat(code(answer, 400)).isEqualTo("platform.failure.unreadable-field");
        assertThat(tree(answer).at("/reasons/0/field").asString()).isEqualTo("limit");
    }

    @Test
    void anotherMethodOrFormIsAnsweredWithWhatIsTaken() {
        Visitor.Answer method = send("PATCH", MATERIALS, JSON, "{}");
        assertThat(code(method, 405)).isEqualTo("platform.failure.method");
        assertThat(method.header("Allow")).contains("GET", "POST");
        Visitor.Answer taken = send("POST", MATERIALS, "text/plain", "judul");
        assertThat(code(taken, 415)).isEqualTo("platform.failure.media-type-taken");
        assertThat(taken.header("Accept")).contains(JSON);
        Visitor.Answer given =
                visitors.withToken("dinkes").header("Accept", "text/csv").get(MATERIALS);
        assertThat(code(given, 406)).isEqualTo("platform.failure.media-type-given");
    }

    @Test
    void noTokenAndNoSuchPlaceHaveReasonsToo() {
        assertThat(code(visitors.anonymous().get(MATERIALS), 401)).isEqualTo("platform.failure.signed-out");
        assertThat(code(script.get("/api/v1/tidak-ada"), 404)).isEqualTo("platform.failure.not-found");
        assertThat(code(script.get(MATERIALS + "/bukan-id"), 404)).isEqualTo("platform.failure.not-found");
        assertThat(code(script.get(MATERIALS + "/" + UUID.randomUUID()), 404)).isEqualTo("platform.refused.not-found");
    }

    @Test
    void tooMuchIsSaidInTheLanguageThatIsAsked() {
        Visitor.Answer answer = send("POST", MATERIALS, JSON, "{\"what\": \"" + "a".repeat(3_000_000) + "\"}");

        assertThat(code(answer, 413)).isEqualTo("platform.failure.too-long");
        assertThat(tree(answer).get("title").asString()).isEqualTo("Too long");
    }

    private Visitor.Answer send(String method, String path, String type, String body) {
        return script.send(method, path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(Visitor.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = tree(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotEmpty();
        assertThat(problem.at("/reasons/0/message").asString()).isNotEmpty();
        return problem.at("/reasons/0/code").asString();
    }

    private static JsonNode tree(Visitor.Answer answer) {
        return new JsonMapper().readTree(answer.body());
    }
}
