package saji.newsroom;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Rows;

/** The links for guests; of a token only the SHA-256 hash is kept. */
@Component
class ReviewLinks {

    /** A link with the story that it opens. */
    record Found(StoryId story, ReviewLink link) {}

    private static final String SELECT = """
            select l.*, (select count(*) from newsroom.review_link_opening where link_id = l.id) as opened
            from newsroom.review_link l
            """;

    private final JdbcClient jdbc;

    ReviewLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(StoryId story, ReviewLink link, String token) {
        jdbc.sql("""
                insert into newsroom.review_link (id, story_id, token_hash, guest, made_by, made_at, expires_at)
                values (:id, :story, :hash, :guest, :by, :at, :expires)
                """)
                .param("id", link.id())
                .param("story", story.value())
                .param("hash", hash(token))
                .param("guest", link.guest())
                .param("by", link.by().value())
                .param("at", Rows.at(link.at()))
                .param("expires", Rows.at(link.expiresAt()))
                .update();
    }

    boolean revoke(StoryId story, UUID link, PersonId by, Instant at) {
        return jdbc.sql("""
                        update newsroom.review_link set revoked_by = :by, revoked_at = :at
                        where id = :link and story_id = :story and revoked_at is null
                        """)
                        .param("by", by.value())
                        .param("at", Rows.at(at))
                        .param("link", link)
                        .param("story", story.value())
                        .update()
                == 1;
    }

    Optional<Found> find(String token) {
        return jdbc.sql(SELECT + " where l.token_hash = :hash")
                .param("hash", hash(token))
                .query((row, n) -> new Found(new StoryId(Rows.uuid(row, "story_id")), link(row, List.of())))
                .optional();
    }

    void opened(UUID link, Instant at, @Nullable String address) {
        jdbc.sql("insert into newsroom.review_link_opening (link_id, opened_at, address) values (:link, :at, :address)")
                .param("link", link)
                .param("at", Rows.at(at))
                .param("address", address)
                .update();
    }

    /** The newest first. */
    List<ReviewLink> of(StoryId story) {
        Map<UUID, List<ReviewLink.Opening>> openings = Editions.grouped(jdbc.sql("""
                        select o.* from newsroom.review_link l cross join lateral (
                            select * from newsroom.review_link_opening where link_id = l.id order by number desc limit 100) o
                        where l.story_id = :story order by o.number desc
                        """)
                .param("story", story.value())
                .query((row, n) -> Map.entry(
                        Rows.uuid(row, "link_id"),
                        new ReviewLink.Opening(Rows.instant(row, "opened_at"), row.getString("address"))))
                .list());
        return jdbc.sql(SELECT + " where l.story_id = :story order by l.made_at desc, l.id desc limit 50")
                .param("story", story.value())
                .query((row, n) -> link(row, openings.getOrDefault(Rows.uuid(row, "id"), List.of())))
                .list();
    }

    private static ReviewLink link(ResultSet row, List<ReviewLink.Opening> openings) throws SQLException {
        return new ReviewLink(
                Rows.uuid(row, "id"),
                row.getString("guest"),
                new PersonId(Rows.uuid(row, "made_by")),
                Rows.instant(row, "made_at"),
                Rows.instant(row, "expires_at"),
                Rows.instantOrNull(row, "revoked_at"),
                row.getInt("opened"),
                openings);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
