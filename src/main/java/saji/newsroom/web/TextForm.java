package saji.newsroom.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import saji.assets.AssetId;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.intake.MaterialId;
import saji.newsroom.Text;

/** Reads a story's text from the editor's form; what is no id is read as the id of nothing, and the door says so. */
final class TextForm {

    private TextForm() {}

    static Text read(MultiValueMap<String, String> form) {
        return new Text(
                value(form, "type"),
                value(form, "title"),
                value(form, "lead"),
                value(form, "body"),
                english(form),
                agencies(form),
                list(form, "areas", AreaCode::new),
                list(form, "topics", Function.identity()),
                list(form, "materials", id -> new MaterialId(Turn.uuid(id))),
                list(form, "assets", id -> new AssetId(Turn.uuid(id))));
    }

    private static String value(MultiValueMap<String, String> form, String field) {
        String typed = form.getFirst(field);
        return typed == null ? "" : typed;
    }

    private static Text.@Nullable English english(MultiValueMap<String, String> form) {
        Text.English english = new Text.English(
                value(form, "english.title"), value(form, "english.lead"), value(form, "english.body"));
        return (english.title() + english.lead() + english.body()).isBlank() ? null : english;
    }

    /** The leading agency first, then the others. */
    private static List<AgencyId> agencies(MultiValueMap<String, String> form) {
        List<String> ids = new ArrayList<>();
        ids.addAll(form.getOrDefault("leading", List.of()));
        ids.addAll(form.getOrDefault("agencies", List.of()));
        return ids.stream()
                .filter(id -> !id.isBlank())
                .map(Turn::uuid)
                .filter(id -> !id.equals(new UUID(0, 0)))
                .map(AgencyId::new)
                .distinct()
                .toList();
    }

    private static <T> List<T> list(MultiValueMap<String, String> form, String field, Function<String, T> read) {
        return form.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .map(read)
                .toList();
    }
}
