package saji.channels.activitypub;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that others have written: not deep, without a name twice, and read without trust in any of its shapes. */
final class Json {

    private static final int DEEPEST = 40;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNameLength(500)
                            .maxNumberLength(50)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private Json() {}

    static Optional<JsonNode> object(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    /** The identity of a thing that is named or stands there whole; empty text for all else. */
    static String id(JsonNode node) {
        return node.isString() ? node.asString("") : node.isObject() ? text(node, "id") : "";
    }

    /** One or several. */
    static List<JsonNode> all(JsonNode node) {
        return node.isArray()
                ? List.copyOf(node.values())
                : node.isMissingNode() || node.isNull() ? List.of() : List.of(node);
    }

    static Object value(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }
}
