package saji.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Rows;

/** What was published, what was put right, what was withdrawn. */
@Component
class Editions {

    private record Standing(StoryId id, String slug, Text text, int edition, Instant publishedAt, Instant editionAt) {}

    private final JdbcClient jdbc;
    private final Slugs slugs;

    Editions(JdbcClient jdbc, Slugs slugs) {
        this.jdbc = jdbc;
        this.slugs = slugs;
    }

    void add(StoryId story, Edition edition, @Nullable UUID schedule) {
        jdbc.sql("""
                insert into newsroom.edition (story_id, number, revision, published_at, published_by, schedule_id, note, urgent_reason)
                values (:story, :number, :revision, :at, :by, :schedule, :note, :urgent)
                """)
                .param("story", story.value())
                .param("number", edition.number())
                .param("revision", edition.revision())
                .param("at", Rows.at(edition.at()))
                .param("by", edition.by().value())
                .param("schedule", schedule)
                .param("note", edition.note())
                .param("urgent", edition.urgentReason())
                .update();
    }

    void withdraw(StoryId story, PersonId by, Instant at, String reason) {
        jdbc.sql("""
                insert into newsroom.withdrawal (story_id, withdrawn_by, withdrawn_at, reason) values (:story, :by, :at, :reason)
                """)
                .param("story", story.value())
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("reason", reason)
                .update();
    }

    /** The newest first. */
    List<Edition> of(StoryId story) {
        return jdbc.sql("select * from newsroom.edition where story_id = :story order by number desc")
                .param("story", story.value())
                .query((row, n) -> new Edition(
                        row.getInt("number"),
                        row.getInt("revision"),
                        Rows.instant(row, "published_at"),
                        new PersonId(Rows.uuid(row, "published_by")),
                        row.getObject("schedule_id") != null,
                        row.getString("note"),
                        row.getString("urgent_reason")))
                .list();
    }

    Optional<PublishedStory.Withdrawal> withdrawal(StoryId story) {
        return Optional.ofNullable(withdrawals(new UUID[] {story.value()}).get(story));
    }

    Optional<PublishedStory> published(StoryId id) {
        List<Standing> standing = jdbc.sql(select("s.id = :id"))
                .param("id", id.value())
                .query(Editions::standing)
                .list();
        return complete(standing).stream().findFirst();
    }

    List<PublishedStory> publishedAfter(Instant after, StoryId afterId, int limit) {
        List<Standing> standing = jdbc.sql(select("(s.published_at, s.id) > (:after, :id)")
                        + " order by s.published_at, s.id limit :limit")
                .param("after", Rows.at(after))
                .param("id", afterId.value())
                .param("limit", limit)
                .query(Editions::standing)
                .list();
        return complete(standing);
    }

    private static String select(String condition) {
        return """
                select s.slug, s.published_at, e.number as edition_number, e.published_at as edition_at, %s
                from newsroom.story s
                join newsroom.edition e on e.story_id = s.id and e.number = s.edition
                join newsroom.revision r on r.story_id = s.id and r.number = e.revision
                where s.edition is not null and %s
                """.formatted(Revisions.COLUMNS, condition);
    }

    private static Standing standing(ResultSet row, int n) throws SQLException {
        return new Standing(
                new StoryId(Rows.uuid(row, "story_id")),
                Objects.requireNonNull(row.getString("slug")),
                Revisions.text(row),
                row.getInt("edition_number"),
                Rows.instant(row, "published_at"),
                Rows.instant(row, "edition_at"));
    }

    private List<PublishedStory> complete(List<Standing> standing) {
        UUID[] ids = standing.stream().map(s -> s.id().value()).toArray(UUID[]::new);
        Map<StoryId, List<String>> former = slugs.former(ids);
        Map<StoryId, List<PublishedStory.Correction>> corrections = corrections(ids);
        Map<StoryId, PublishedStory.Withdrawal> withdrawals = withdrawals(ids);
        return standing.stream()
                .map(s -> new PublishedStory(
                        s.id(),
                        s.slug(),
                        former.getOrDefault(s.id(), List.of()),
                        s.text(),
                        s.edition(),
                        s.publishedAt(),
                        s.editionAt(),
                        corrections.getOrDefault(s.id(), List.of()),
                        withdrawals.get(s.id())))
                .toList();
    }

    private Map<StoryId, List<PublishedStory.Correction>> corrections(UUID[] ids) {
        return grouped(jdbc.sql("""
                        select story_id, published_at, note from newsroom.edition
                        where story_id = any(:ids) and note is not null order by number desc
                        """)
                .param("ids", ids)
                .query((row, n) -> Map.entry(
                        new StoryId(Rows.uuid(row, "story_id")),
                        new PublishedStory.Correction(Rows.instant(row, "published_at"), row.getString("note"))))
                .list());
    }

    private Map<StoryId, PublishedStory.Withdrawal> withdrawals(UUID[] ids) {
        return jdbc
                .sql("select story_id, withdrawn_at, reason from newsroom.withdrawal where story_id = any(:ids)")
                .param("ids", ids)
                .query((row, n) -> Map.entry(
                        new StoryId(Rows.uuid(row, "story_id")),
                        new PublishedStory.Withdrawal(Rows.instant(row, "withdrawn_at"), row.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static <K, V> Map<K, List<V>> grouped(Collection<Map.Entry<K, V>> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
