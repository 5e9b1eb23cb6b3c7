package saji.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.directory.Scope;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Materials over HTTP, with tokens. */
@SajiTest
class MaterialsApiTests {

    private static final String MATERIALS = "/api/v1/materials";
    private static final String MATERIAL = """
            {"id": "%s", "agency": "DINKES", "stage": "DONE", "title": "Imunisasi kejar di tiga posyandu",
             "what": "Imunisasi kejar diberikan di tiga posyandu.", "begins": "2026-11-20T01:00:00Z", "area": "36.74.04.1003",
             "who": "Puskesmas Ciputat", "why": "Anak yang terlewat mendapat perlindungan.", "topics": ["kesehatan"],
             "facts": [{"claim": "anak diimunisasi", "value": "86 anak", "source": "Rekap posyandu, halaman 1"}]}
            """;

    @Autowired
    private Visitors visitors;

    @Autowired
    private JsonMapper json;

    @Test
    void aScriptHandsInAndFollowsWhatBecomesOfIt() {
        Visitor officer = visitors.withToken("dinkes");
        UUID id = UUID.randomUUID();
        Visitor.Answer begun = send(officer, MATERIALS, MATERIAL.formatted(id));
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        assertThat(tree(begun).get("facts").get(0).get("value").asString()).isEqualTo("86 anak");
        assertThat(send(officer, MATERIALS, MATERIAL.formatted(id)).status()).isEqualTo(201);

        Visitor.Answer handedIn = send(officer, MATERIALS + "/" + id + "/submission", "{}");
        assertThat(handedIn.status()).as(handedIn.body()).isEqualTo(200);
        assertThat(tree(officer.get(MATERIALS + "/" + id)).get("state").asString())
                .isEqualTo("SUBMITTED");
        assertThat(tree(officer.get(MATERIALS + "?state=submitted&limit=100"))
                        .get("materials")
                        .toString())
                .contains(id.toString());
    }

    @Test
    void anotherAgencyIsToldThatThereIsNone() {
        UUID id = UUID.randomUUID();
        send(visitors.withToken("dinkes"), MATERIALS, MATERIAL.formatted(id));
        Visitor other = visitors.withToken("bpbd");
        assertThat(other.get(MATERIALS + "/" + id).status()).isEqualTo(404);
        assertThat(send(other, MATERIALS + "/" + id + "/submission", "{}").status())
                .isEqualTo(404);
        assertThat(send(other, MATERIALS, MATERIAL.formatted(UUID.randomUUID())).status())
                .isEqualTo(403);
    }

    @Test
    void everyReasonIsToldAtOnce() {
        Visitor officer = visitors.withToken("dinkes");
        UUID id = UUID.randomUUID();
        send(officer, MATERIALS, "{\"id\": \"" + id + "\", \"agency\": \"DINKES\", \"title\": \"Baru judul\"}");
        Visitor.Answer refused = send(officer, MATERIALS + "/" + id + "/submission", "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(tree(refused).get("reasons").size()).isGreaterThan(3);
    }

    @Test
    void aReturnedMaterialIsChangedOverTheVersionThatWasRead() {
        Visitor officer = visitors.withToken("dinkes");
        UUID id = UUID.randomUUID();
        send(officer, MATERIALS, MATERIAL.formatted(id));
        String path = MATERIALS + "/" + id;
        String changed = "{\"version\": %d, \"title\": \"Imunisasi kejar\", \"what\": \"Baru.\"}";
        assertThat(put(officer, path, "{\"title\": \"x\"}").status()).isEqualTo(422);
        Visitor.Answer saved = put(officer, path, changed.formatted(1));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(tree(saved).get("version").asInt()).isEqualTo(2);
        assertThat(put(officer, path, changed.formatted(1).replace("Baru", "Lain"))
                        .status())
                .isEqualTo(409);
        assertThat(put(visitors.withToken("dpu"), path, changed.formatted(2)).status())
                .isEqualTo(404);
    }

    @Test
    void whatCannotBeReadIsNamedAndNothingBreaks() {
        Visitor officer = visitors.withToken("dinkes");
        Visitor.Answer wrong = send(officer, MATERIALS, "{\"begins\": \"kemarin\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(tree(wrong).get("reasons").get(0).get("field").asString()).isEqualTo("begins");
        assertThat(send(officer, MATERIALS, "{\"agency\": \"A\\u0000\"}").status())
                .isEqualTo(422);
        assertThat(send(
                                officer,
                                MATERIALS,
                                "{\"title\": \"x\", \"quotes\": [null], \"facts\": [null], \"topics\": [null]}")
                        .status())
                .isEqualTo(201);
        assertThat(send(officer, MATERIALS, "{\"begins\": \"-200000-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(422);
        assertThat(officer.get(MATERIALS + "?limit=banyak").status()).isEqualTo(400);
    }

    @Test
    void aTokenThatMayOnlyReadHandsNothingIn() {
        Visitor reader = visitors.withToken("dinkes", Scope.MATERIAL_READ);
        assertThat(send(reader, MATERIALS, MATERIAL.formatted(UUID.randomUUID()))
                        .status())
                .isEqualTo(403);
    }

    private Visitor.Answer send(Visitor visitor, String path, String body) {
        return visitor.send("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private Visitor.Answer put(Visitor visitor, String path, String body) {
        return visitor.send("PUT", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode tree(Visitor.Answer answer) {
        return json.readTree(answer.body());
    }
}
