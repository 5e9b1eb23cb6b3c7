package saji.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** The site's copies of published stories, the lists they stand on and the pictures they show, as {@link StoryCopies} wrote them. */
@Component
class ServedStories {

    /** How many stories a story's page relates to, and so how many later pages change with a story. */
    static final int RELATED = 3;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ServedStories(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Served> find(UUID id) {
        return jdbc.sql("select card from site.story where id = :id")
                .param("id", id)
                .query(this::card)
                .optional();
    }

    /** The story whose present address this is; the one published last, should two claim it. */
    Optional<Served> findBySlug(String slug) {
        return jdbc.sql("select card from site.story where slug = :slug order by published_at desc, id desc limit 1")
                .param("slug", slug)
                .query(this::card)
                .optional();
    }

    /** The present slug of the story that had this one before. */
    Optional<String> movedTo(String slug) {
        return jdbc.sql("""
                select slug from site.story where former_slugs @> array[cast(:slug as text)] order by published_at desc, id desc limit 1
                """).param("slug", slug).query(String.class).optional();
    }

    /** Whether a story has this slug or had it before. */
    boolean isAddress(String slug) {
        return jdbc.sql("""
                select exists (select from site.story where slug = :slug)
                    or exists (select from site.story where former_slugs @> array[cast(:slug as text)])
                """).param("slug", slug).query(Boolean.class).single();
    }

    Served.Body body(UUID id) {
        return jdbc.sql("select body, body_en from site.story where id = :id")
                .param("id", id)
                .query((row, n) -> new Served.Body(row.getString("body"), row.getString("body_en")))
                .single();
    }

    Map<UUID, Served.Body> bodies(Collection<UUID> ids) {
        Map<UUID, Served.Body> bodies = new LinkedHashMap<>();
        jdbc.sql("select id, body, body_en from site.story where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    bodies.put(Rows.uuid(row, "id"), new Served.Body(row.getString("body"), row.getString("body_en")));
                });
        return bodies;
    }

    /** The newest stories on a list. */
    List<Served> newest(String scope, int limit) {
        return jdbc.sql("""
                select s.card from site.listing l join site.story s on s.id = l.story
                where l.scope = :scope order by l.published_at desc, l.story desc limit :limit
                """)
                .param("scope", scope)
                .param("limit", limit)
                .query(this::card)
                .list();
    }

    /** The newest stories on each of several lists. */
    Map<String, List<Served>> newestOfEach(Collection<String> scopes, int limit) {
        Map<String, List<Served>> lists = new LinkedHashMap<>();
        jdbc.sql("""
                select x.scope, y.card from unnest(:scopes) with ordinality x (scope, place)
                cross join lateral (select s.card, l.published_at, l.story
                                    from site.listing l join site.story s on s.id = l.story where l.scope = x.scope
                                    order by l.published_at desc, l.story desc limit :limit) y
                order by x.place, y.published_at desc, y.story desc
                """)
                .param("scopes", scopes.toArray(String[]::new))
                .param("limit", limit)
                .query(row -> {
                    lists.computeIfAbsent(row.getString("scope"), scope -> new ArrayList<>())
                            .add(card(row, 0));
                });
        return lists;
    }

    /** Stories of the same kin that were published before; the newest first. */
    List<Served> related(Served story) {
        return jdbc.sql("""
                select card from site.story
                where kin = :kin and withdrawn_at is null and (published_at, id) < (:at, :id)
                order by published_at desc, id desc limit :limit
                """)
                .param("kin", story.kin())
                .param("at", Rows.at(story.publishedAt()))
                .param("id", story.id())
                .param("limit", RELATED)
                .query(this::card)
                .list();
    }

    /** The addresses of stories whose pages may relate to this one. */
    List<String> relatingTo(Served story) {
        return jdbc.sql("""
                select slug from site.story
                where kin = :kin and withdrawn_at is null and (published_at, id) > (:at, :id)
                order by published_at, id limit :limit
                """)
                .param("kin", story.kin())
                .param("at", Rows.at(story.publishedAt()))
                .param("id", story.id())
                .param("limit", RELATED)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Every story, the newest publication first, after a place; withdrawn ones too. */
    List<Served> before(@Nullable Instant publishedAt, @Nullable UUID id, int limit) {
        if (publishedAt == null || id == null) {
            return jdbc.sql("select card from site.story order by published_at desc, id desc limit :limit")
                    .param("limit", limit)
                    .query(this::card)
                    .list();
        }
        return jdbc.sql("""
                select card from site.story where (published_at, id) < (:at, :id)
                order by published_at desc, id desc limit :limit
                """)
                .param("at", Rows.at(publishedAt))
                .param("id", id)
                .param("limit", limit)
                .query(this::card)
                .list();
    }

    /** Addresses of the stories that an agency stands on. */
    List<String> slugsOf(UUID agency) {
        return jdbc.sql(
                        "select slug from site.story where agencies @> array[cast(:agency as uuid)] order by published_at desc, id desc")
                .param("agency", agency)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The stories that show an asset. */
    List<UUID> showing(UUID asset) {
        return jdbc.sql("select story from site.shown_asset where asset = :asset")
                .param("asset", asset)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    List<UUID> shownAssets(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                select distinct asset from site.shown_asset where cast(:after as uuid) is null or asset > :after
                order by asset limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** The lists whose names begin so. */
    List<String> scopesLike(String beginning) {
        return jdbc.sql("""
                with recursive found (scope) as (
                    (select scope from site.listing where scope >= :from and scope < :until order by scope limit 1)
                    union all
                    select (select l.scope from site.listing l where l.scope > f.scope and l.scope < :until order by l.scope limit 1)
                    from found f where f.scope is not null)
                select scope from found where scope is not null
                """)
                .param("from", beginning)
                .param("until", beginning + "\uffff")
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** One line of a month's sitemap. */
    record Line(String slug, Instant changedAt, boolean english) {}

    List<Line> lines(String scope, int limit) {
        return jdbc.sql("""
                select s.slug, s.edition_at, s.english from site.listing l join site.story s on s.id = l.story
                where l.scope = :scope order by l.published_at, l.story limit :limit
                """)
                .param("scope", scope)
                .param("limit", limit)
                .query((row, n) ->
                        new Line(row.getString("slug"), Rows.instant(row, "edition_at"), row.getBoolean("english")))
                .list();
    }

    /** A correction or withdrawal with the story that it is of. */
    record Amended(Served story, Served.Amendment amendment) {}

    List<Amended> amendments(int limit) {
        return jdbc.sql("""
                select s.card, a.at, a.kind, a.note from site.amendment a join site.story s on s.id = a.story
                order by a.at desc, a.story desc limit :limit
                """)
                .param("limit", limit)
                .query((row, n) -> new Amended(
                        card(row, n),
                        new Served.Amendment(
                                Rows.instant(row, "at"),
                                "withdrawal".equals(row.getString("kind")),
                                row.getString("note"))))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from site.story").query(Long.class).single();
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select from site.story)")
                .query(Boolean.class)
                .single();
    }

    private Served card(ResultSet row, int n) throws SQLException {
        return json.readValue(row.getString("card"), Served.class);
    }
}
