package saji.newsroom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The kinds of stories from {@code newsroom/content-types.yaml}; start-up fails when a property is missing or unknown. */
@Component
class ContentTypes {

    private static final Set<String> PROPERTIES =
            Set.of("key", "schemaType", "minWords", "maxWords", "needsPicture", "needsMaterial", "needsFactCheck");

    private final Map<String, ContentType> types = new LinkedHashMap<>();

    ContentTypes() {
        try (InputStream in = new ClassPathResource("newsroom/content-types.yaml").getInputStream()) {
            List<Map<String, Object>> kinds = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            kinds.stream().map(ContentTypes::read).forEach(type -> types.put(type.key(), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ContentType> all() {
        return List.copyOf(types.values());
    }

    Optional<ContentType> find(String key) {
        return Optional.ofNullable(types.get(key));
    }

    private static ContentType read(Map<String, Object> kind) {
        if (!kind.keySet().equals(PROPERTIES)) {
            throw new IllegalStateException("A content type has exactly " + PROPERTIES + ", this one " + kind.keySet());
        }
        return new ContentType(
                (String) value(kind, "key"),
                (String) value(kind, "schemaType"),
                (Integer) value(kind, "minWords"),
                (Integer) value(kind, "maxWords"),
                (Boolean) value(kind, "needsPicture"),
                (Boolean) value(kind, "needsMaterial"),
                (Boolean) value(kind, "needsFactCheck"));
    }

    private static Object value(Map<String, Object> kind, String property) {
        Object value = kind.get(property);
        if (value == null) {
            throw new IllegalStateException("A content type has no " + property);
        }
        return value;
    }
}
