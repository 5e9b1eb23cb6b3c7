package saji.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names of what lines of the audit trail are about, asked of the rooms in one query a kind. */
@Component
public class AuditSubjects {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int FOUND = 200;

    private final JdbcClient jdbc;
    private final Map<String, AuditSubject> kinds;

    AuditSubjects(JdbcClient jdbc, List<AuditSubject> kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(AuditSubject::kind, kind -> kind));
    }

    /** Whether this names one subject, {@code kind:id}, and is no words of a title. */
    public boolean isOne(String text) {
        return kinds.keySet().stream().anyMatch(kind -> text.startsWith(kind + ":"));
    }

    /** Whether this is an identifier, which says nothing to a person. */
    public static boolean isIdentifier(String text) {
        return UUID.matcher(text).matches();
    }

    /** The names of these subjects ({@code kind:id}); what has none, or is gone, is not among them. */
    public Map<String, Named> named(Collection<String> subjects) {
        Map<String, Set<String>> ids = subjects.stream()
                .filter(subject -> subject.indexOf(':') > 0)
                .collect(Collectors.groupingBy(
                        subject -> subject.substring(0, subject.indexOf(':')),
                        Collectors.mapping(
                                subject -> subject.substring(subject.indexOf(':') + 1), Collectors.toSet())));
        Map<String, Named> named = new HashMap<>();
        ids.forEach((kind, some) -> {
            AuditSubject subject = kinds.get(kind);
            if (subject != null) {
                named.putAll(named(subject, some));
            }
        });
        return named;
    }

    private Map<String, Named> named(AuditSubject kind, Set<String> ids) {
        String[] fitting = ids.stream()
                .filter(id -> kind.type().equals("text") || isIdentifier(id))
                .toArray(String[]::new);
        Map<String, Named> named = new HashMap<>();
        jdbc.sql("select id::text as id, title from (" + kind.titles() + ") named where id = any(cast(:ids as "
                        + kind.type() + "[]))")
                .param("ids", fitting)
                .query(row -> {
                    String id = row.getString("id");
                    named.put(
                            kind.kind() + ":" + id,
                            new Named(
                                    Objects.requireNonNullElse(row.getString("title"), ""),
                                    kind.page() == null ? null : kind.page().replace("{id}", id)));
                });
        return named;
    }

    /** Subjects ({@code kind:id}) with these words in their name, of each kind the youngest; never more than 200 a kind. */
    public List<String> found(String words) {
        List<String> found = new ArrayList<>();
        kinds.keySet().forEach(kind -> found.addAll(found(kind, words)));
        return found;
    }

    /** The same of one kind. */
    public List<String> found(String kind, String words) {
        AuditSubject of = kinds.get(kind);
        return of == null || !of.findable()
                ? List.of()
                : jdbc.sql("select :kind || ':' || id as subject from (" + of.titles()
                                + ") named where title ilike :like order by id desc limit :limit")
                        .param("kind", kind)
                        .param("like", "%" + literally(words) + "%")
                        .param("limit", FOUND)
                        .query((row, n) -> row.getString("subject"))
                        .list();
    }

    private static String literally(String words) {
        return words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /**
     * What a subject is called.
     *
     * @param page its address in the desk, or null
     */
    public record Named(String title, @Nullable String page) {}
}
