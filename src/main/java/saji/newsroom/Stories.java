package saji.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
        Narrowing where = Narrowing.of(actor, filter);
        if (after != null) {
            where.and("(s.changed_at, s.id) < (:afterAt, :afterId)", "afterAt", Rows.at(after.changedAt()));
            where.put("afterId", after.id().value());
        }
        return jdbc.sql("select " + COLUMNS + " from newsroom.story s where " + where.sql()
                        + " order by s.changed_at desc, s.id desc limit :limit")
                .params(where.params())
                .param("limit", limit)
                .query(Stories::summary)
                .list();
    }

    Map<StoryState, Integer> count(Actor actor, StoryFilter filter) {
        Narrowing where = Narrowing.of(actor, filter);
        return jdbc
                .sql("select s.state, count(*) as stories from newsroom.story s where " + where.sql()
                        + " group by s.state")
                .params(where.params())
                .query((row, n) -> Map.entry(StoryState.valueOf(row.getString("state")), row.getInt("stories")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
}
