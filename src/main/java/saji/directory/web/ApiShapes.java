package saji.directory.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Says in the API's document which fields may be null, and of an answer which are always there, as the records have it. */
final class ApiShapes {

    private final Components components;
    private final Set<Class<?>> told = new HashSet<>();

    ApiShapes(Components components) {
        this.components = components;
    }

    void tell(HandlerMethod method) {
        Gives gives = method.getMethodAnnotation(Gives.class);
        if (gives == null) {
            return;
        }
        tell(gives.value(), true);
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                tell(parameter.getParameterType(), false);
            }
        }
    }

    private void tell(Class<?> type, boolean answer) {
        if (!type.isRecord() || !told.add(type)) {
            return;
        }
        Schema<?> schema = components.getSchemas().get(ApiDocument.named(type, type.getSimpleName()));
        List<String> always = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (schema != null && nullable) {
                orNull(schema, component.getName());
            } else if (!nullable) {
                always.add(component.getName());
            }
            within(component.getGenericType(), answer);
        }
        if (schema != null) {
            schema.setTypes(Set.of("object"));
        }
        if (schema != null && answer) {
            schema.setRequired(always);
        }
    }

    private void within(Type type, boolean answer) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                within(argument, answer);
            }
        } else if (type instanceof Class<?> plain) {
            tell(plain, answer);
        }
    }

    @SuppressWarnings("rawtypes") // the library's own properties are raw
    private static void orNull(Schema<?> schema, String name) {
        Map<String, Schema> properties = schema.getProperties();
        Schema<?> property = properties == null ? null : properties.get(name);
        if (property == null) {
            return;
        }
        if (property.get$ref() != null || property.getTypes() == null) {
            Schema<?> none = new JsonSchema().types(Set.of("null"));
            properties.put(name, new JsonSchema().anyOf(List.of(property, none)));
        } else {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
    }
}
