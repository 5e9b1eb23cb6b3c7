package saji.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.PersonId;
import saji.directory.Role;
import saji.platform.Rows;

/** The heads of the stories: beginning, locking, lists. What a head says is derived in {@link Heads}. */
@Component
class Stories {

    static final String COLUMNS = """
            s.id, s.author, s.editor, s.begun_at, s.changed_at, s.state, s.revision, s.edition, s.type, s.title, s.lead, s.agencies,
            s.topics, s.picture, s.due_at, s.embargo_until, s.slug, s.published_at, s.flags, s.writers, s.readers
            """;

    /** A head with what is not shown: who wrote it, and the agencies whose officers may read it. */
    record Head(StorySummary summary, Set<PersonId> writers, Set<AgencyId> readers) {

        boolean isVisibleTo(Actor actor) {
            return seesAll(actor) || actor.officerOf().stream().anyMatch(readers::contains);
        }
    }

    private final JdbcClient jdbc;

    Stories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean seesAll(Actor actor) {
        return actor.isOffice() || actor.is(Role.LEADER);
    }

    /** Whether it was not there before. */
    boolean begin(StoryId id, PersonId author, Instant at) {
        return jdbc.sql("""
                        insert into newsroom.story (id, author, editor, begun_at, changed_at)
                        values (:id, :author, :author, :at, :at) on conflict (id) do nothing
                        """)
                        .param("id", id.value())
                        .param("author", author.value())
                        .param("at", Rows.at(at))
                        .update()
                == 1;
    }

    /** Holds the story until the transaction ends, so that commands on it follow each other. */
    boolean lock(StoryId id) {
        return jdbc.sql("select true from newsroom.story where id = :id for update")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    Optional<Head> find(StoryId id) {
        return jdbc.sql("select " + COLUMNS + " from newsroom.story s where s.id = :id")
                .param("id", id.value())
                .query(Stories::head)
                .optional();
    }

    /** The next story that the schedule has to publish, taken by nobody else; {@code without} failed just now. */
    Optional<StoryId> takeDue(Instant now, Set<StoryId> without) {
        return jdbc.sql("""
                select id from newsroom.story where publish_at <= :now and id <> all(:without)
                order by publish_at limit 1 for update skip locked
                """)
                .param("now", Rows.at(now))
                .param("without", without.stream().map(StoryId::value).toArray(UUID[]::new))
                .query((row, n) -> new StoryId(Rows.uuid(row, "id")))
                .optional();
    }

    List<StorySummary> list(Actor actor, StoryFilter filter, StoryPage.@Nullable Place after, int limit) {
        Where where = Where.of(actor, filter);
        if (after != null) {
            where.and("(s.changed_at, s.id) < (:afterAt, :afterId)", "afterAt", Rows.at(after.changedAt()));
            where.params.put("afterId", after.id().value());
        }
        return jdbc.sql("select " + COLUMNS + " from newsroom.story s where " + where.sql
                        + " order by s.changed_at desc, s.id desc limit :limit")
                .params(where.params)
                .param("limit", limit)
                .query(Stories::summary)
                .list();
    }

    Map<StoryState, Integer> count(Actor actor, StoryFilter filter) {
        Where where = Where.of(actor, filter);
        return jdbc
                .sql("select s.state, count(*) as stories from newsroom.story s where " + where.sql
                        + " group by s.state")
                .params(where.params)
                .query((row, n) -> Map.entry(StoryState.valueOf(row.getString("state")), row.getInt("stories")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<CalendarEntry> calendar(Actor actor, StoryFilter filter, Instant from, Instant until) {
        Where where = Where.of(actor, filter);
        String select = "select %s as moment_kind, %s as moment, " + COLUMNS + " from newsroom.story s %s where %s and "
                + where.sql;
        String sql = String.join(
                " union all ",
                select.formatted("'SCHEDULED'", "s.due_at", "", "s.due_at >= :from and s.due_at < :until"),
                select.formatted(
                        "'EMBARGO_ENDS'",
                        "s.embargo_until",
                        "",
                        "s.embargo_until >= :from and s.embargo_until < :until and s.edition is null"),
                select.formatted(
                        "case when e.number = 1 then 'PUBLISHED' else 'CORRECTED' end",
                        "e.published_at",
                        "join newsroom.edition e on e.story_id = s.id",
                        "e.published_at >= :from and e.published_at < :until"));
        return jdbc.sql(sql + " order by moment, id limit 500")
                .params(where.params)
                .param("from", Rows.at(from))
                .param("until", Rows.at(until))
                .query((row, n) -> new CalendarEntry(
                        CalendarEntry.Kind.valueOf(row.getString("moment_kind")),
                        Rows.instant(row, "moment"),
                        summary(row, n)))
                .list();
    }

    private static Head head(ResultSet row, int n) throws SQLException {
        return new Head(
                summary(row, n),
                Rows.uuids(row, "writers").stream().map(PersonId::new).collect(Collectors.toUnmodifiableSet()),
                Rows.uuids(row, "readers").stream().map(AgencyId::new).collect(Collectors.toUnmodifiableSet()));
    }

    static StorySummary summary(ResultSet row, int n) throws SQLException {
        UUID picture = Rows.uuidOrNull(row, "picture");
        int edition = row.getInt("edition");
        return new StorySummary(
                new StoryId(Rows.uuid(row, "id")),
                StoryState.valueOf(row.getString("state")),
                row.getString("type"),
                row.getString("title"),
                row.getString("lead"),
                Rows.uuids(row, "agencies").stream().map(AgencyId::new).toList(),
                Rows.texts(row, "topics"),
                row.getInt("revision"),
                edition == 0 ? null : edition,
                new PersonId(Rows.uuid(row, "author")),
                new PersonId(Rows.uuid(row, "editor")),
                Rows.instant(row, "begun_at"),
                Rows.instant(row, "changed_at"),
                picture == null ? null : new AssetId(picture),
                Rows.instantOrNull(row, "due_at"),
                Rows.instantOrNull(row, "embargo_until"),
                row.getString("slug"),
                Rows.instantOrNull(row, "published_at"),
                Rows.texts(row, "flags").stream().map(Flag.Kind::valueOf).collect(Collectors.toUnmodifiableSet()));
    }

    /** The condition that a filter is, with only what narrows, so that the planner sees plain conditions. */
    private static final class Where {

        private final Map<String, Object> params = new LinkedHashMap<>();
        private String sql = "true";

        static Where of(Actor actor, StoryFilter filter) {
            Where where = new Where();
            if (!seesAll(actor)) {
                where.and(
                        "s.readers && cast(:readers as uuid[])",
                        "readers",
                        actor.officerOf().stream().map(AgencyId::value).toArray(UUID[]::new));
            }
            if (!filter.states().isEmpty()) {
                where.and(
                        "s.state = any(:states)",
                        "states",
                        filter.states().stream().map(Enum::name).toArray(String[]::new));
            }
            where.and("s.agencies @> cast(:agencies as uuid[])", "agencies", one(filter.agency()));
            where.and("s.writers @> cast(:writers as uuid[])", "writers", one(filter.person()));
            where.and(
                    "s.topics @> cast(:topics as text[])",
                    "topics",
                    filter.topic() == null ? null : new String[] {filter.topic()});
            where.and("s.type = :type", "type", filter.type());
            where.and("s.words @@ to_tsquery('simple', :words)", "words", query(filter.words()));
            where.and(
                    "s.flags <> '{}' and s.flags @> cast(:flags as text[])",
                    "flags",
                    filter.flag() == null ? null : new String[] {filter.flag().name()});
            return where;
        }

        private static UUID @Nullable [] one(@Nullable Record id) {
            return switch (id) {
                case AgencyId agency -> new UUID[] {agency.value()};
                case PersonId person -> new UUID[] {person.value()};
                case null, default -> null;
            };
        }

        void and(String condition, String name, @Nullable Object value) {
            if (value != null) {
                sql += " and " + condition;
                params.put(name, value);
            }
        }

        /** All words, each exactly, the last one as a beginning; null when there is no word. */
        private static @Nullable String query(@Nullable String words) {
            if (words == null) {
                return null;
            }
            List<String> terms = Arrays.stream(words.split("[\\s\\p{Cntrl}'\\\\]+"))
                    .filter(term -> term.codePoints().anyMatch(Character::isLetterOrDigit))
                    .limit(10)
                    .map(term -> "'" + term.substring(0, Math.min(term.length(), 60)) + "'")
                    .toList();
            return terms.isEmpty() ? null : String.join(" & ", terms) + ":*";
        }
    }
}
