package saji.channels;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.channels.network.Post;
import saji.platform.Reason;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Values as they are written into columns of JSON. */
@Component
class Written {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private record Why(String key, List<String> args) {}

    private final JsonMapper json;

    Written(JsonMapper json) {
        this.json = json;
    }

    String write(Post post) {
        return json.writeValueAsString(post);
    }

    Post post(String text) {
        return json.readValue(text, Post.class);
    }

    String write(Map<String, String> texts) {
        return json.writeValueAsString(texts);
    }

    Map<String, String> texts(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, TEXTS);
    }

    @Nullable
    String write(@Nullable Reason reason) {
        return reason == null
                ? null
                : json.writeValueAsString(new Why(
                        reason.key(),
                        reason.args().stream().map(String::valueOf).toList()));
    }

    @Nullable
    Reason reason(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Why why = json.readValue(text, Why.class);
        return new Reason(why.key(), List.copyOf(why.args()), null);
    }
}
