package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.SajiTest;
import saji.support.Unique;
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

    @Test
    void whatMayBeMissingOrNullIsSaid() {
        JsonNode document = new JsonMapper()
                .readTree(visitors.anonymous().get("/api/v1/openapi.json").body());
        JsonNode listing = document.at("/components/schemas/MaterialListing");
        assertThat(listing.get("required").toString()).isEqualTo("[\"materials\"]");
        assertThat(listing.at("/properties/next/type").toString()).contains("string", "null");
        JsonNode sent = document.at("/components/schemas/MaterialNewMaterial");
        assertThat(sent.has("required")).isFalse();
        assertThat(sent.at("/properties/title/type").toString()).contains("string", "null");
        assertThat(document.at("/components/schemas/StoryWords/properties/english")
                        .toString())
                .contains("StoryEnglish", "null");
        assertThat(document.at("/components/schemas/Problem/required").toString())
                .contains("reasons");
    }

    @Test
    void whatGoesBesideAFileIsPartOfTheBody() {
        JsonNode photos = new JsonMapper()
                .readTree(visitors.anonymous().get("/api/v1/openapi.json").body())
                .at("/paths")
                .get("/api/v1/materials/{id}/photos")
                .get("post");
        JsonNode schema =
                photos.at("/requestBody/content").get("multipart/form-data").get("schema");

        assertThat(photos.at("/requestBody/required").asBoolean()).isTrue();
        assertThat(schema.get("required").toString()).isEqualTo("[\"file\"]");
        for (String part : new String[] {"file", "caption", "alt", "credit", "consent"}) {
            assertThat(schema.get("properties").has(part)).as(part).isTrue();
        }
        assertThat(photos.get("parameters").size()).isEqualTo(1);
        assertThat(photos.get("responses").has("413")).isTrue();
    }

    /** The document is true: what is answered has the fields that it says are always there, of the types that it says. */
    @Test
    void answersAreAsTheDocumentSays() {
        JsonMapper json = new JsonMapper();
        Visitor officer = visitors.withToken("dinkes");
        Visitor editor = visitors.withToken("editor");
        String title = Unique.word();
        begin(officer, "/api/v1/materials", """
                {"title": "%s", "what": "Senam.", "facts": [{"claim": "peserta", "value": "40", "source": "Daftar"}]}
                """.formatted(title));
        begin(editor, "/api/v1/stories", """
                {"text": {"type": "news", "title": "%s", "english": {"title": "Exercise"}}}
                """.formatted(title));
        JsonNode document = json.readTree(editor.get("/api/v1/openapi.json").body());
        for (String[] one : new String[][] {
            {"/api/v1/materials?limit=50", "MaterialListing", "materials", "/api/v1/materials/", "MaterialWhole"},
            {"/api/v1/stories?limit=50", "StoryListing", "stories", "/api/v1/stories/", "StoryWhole"}
        }) {
            Visitor reader = one[2].equals("materials") ? officer : editor;
            JsonNode listing = json.readTree(reader.get(one[0]).body());
            assertThat(listing.get(one[2]).isEmpty()).isFalse();
            fits(document, listing, named(document, one[1]), one[0]);
            for (JsonNode line : listing.get(one[2])) {
                String whole = one[3] + line.get("id").asString();
                fits(document, json.readTree(reader.get(whole).body()), named(document, one[4]), whole);
            }
        }
        fits(
                document,
                json.readTree(editor.get("/api/v1/materials/none").body()),
                named(document, "Problem"),
                "a problem");
    }

    private static void begin(Visitor who, String path, String body) {
        Visitor.Answer answer = who.send("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static JsonNode named(JsonNode document, String schema) {
        return document.at("/components/schemas/" + schema);
    }

    private static void fits(JsonNode document, JsonNode value, JsonNode schema, String where) {
        if (schema.has("$ref")) {
            fits(document, value, document.at(schema.get("$ref").asString().substring(1)), where);
            return;
        }
        if (schema.has("anyOf")) {
            if (!value.isNull()) {
                fits(document, value, schema.get("anyOf").get(0), where);
            }
            return;
        }
        String types = schema.path("type").toString();
        assertThat(types).as(where + " " + value).contains(type(value));
        schema.path("required")
                .forEach(field -> assertThat(value.has(field.asString()))
                        .as(where + " " + field)
                        .isTrue());
        schema.path("properties").forEachEntry((name, property) -> {
            if (value.has(name)) {
                fits(document, value.get(name), property, where + "." + name);
            }
        });
        if (value.isArray()) {
            value.forEach(item -> fits(document, item, schema.get("items"), where + "[]"));
        }
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            default -> "object";
        };
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
