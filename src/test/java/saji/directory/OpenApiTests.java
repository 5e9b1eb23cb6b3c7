package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document says of each method what it does, takes, gives and needs, and nothing of the inside. */
@SajiTest
class OpenApiTests {

    @Autowired
    private Visitors visitors;

    @Test
    void everyOperationIsDescribed() {
        Visitor anyone = visitors.anonymous();
        JsonNode document =
                new JsonMapper().readTree(anyone.get("/api/v1/openapi.json").body());

        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas.has("Actor")).isFalse();
        assertThat(schemas.at("/Problem/properties").has("reasons")).isTrue();
        assertThat(schemas.at("/StoryListed/properties").has("publishedAt")).isTrue();
        assertThat(schemas.at("/MaterialListed/properties").has("agency")).isTrue();
        document.get("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    String what = method + " " + path;
                    assertThat(operation.at("/summary").asString()).as(what).isNotEmpty();
                    assertThat(operation.at("/security/0/token/0").asString())
                            .as(what)
                            .contains(":");
                    assertThat(operation.at("/responses/422/content").has("application/problem+json"))
                            .as(what)
                            .isTrue();
                    operation
                            .at("/parameters")
                            .forEach(parameter -> assertThat(
                                            parameter.get("name").asString())
                                    .as(what)
                                    .isNotIn("actor", "words"));
                    success(operation).forEachEntry((status, answer) -> {
                        String reference = answer.at("/content")
                                .get("application/json")
                                .at("/schema/$ref")
                                .asString();
                        assertThat(schemas.has(reference.replace("#/components/schemas/", "")))
                                .as(what + " " + reference)
                                .isTrue();
                    });
                }));
    }

    private static JsonNode success(JsonNode operation) {
        var found = new JsonMapper().createObjectNode();
        operation.get("responses").forEachEntry((status, answer) -> {
            if (status.startsWith("2")) {
                found.set(status, answer);
            }
        });
        assertThat(found.isEmpty()).isFalse();
        return found;
    }
}
