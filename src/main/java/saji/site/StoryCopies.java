package saji.site;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** Writes the site's copy of a published story, the lists it stands on, the pictures it shows and what was corrected in it. */
@Component
class StoryCopies {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoryCopies(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps the story, in place of an earlier copy. */
    void keep(Served story, Served.Body body, Set<String> scopes) {
        Instant withdrawnAt =
                story.withdrawal() == null ? null : story.withdrawal().at();
        jdbc.sql("""
                insert into site.story (id, slug, former_slugs, kin, published_at, edition_at, withdrawn_at, english, agencies, card,
                                        body, body_en)
                values (:id, :slug, :former, :kin, :published, :edition, :withdrawn, :english, :agencies, cast(:card as jsonb),
                        :body, :bodyEn)
                on conflict (id) do update set slug = excluded.slug, former_slugs = excluded.former_slugs, kin = excluded.kin,
                    published_at = excluded.published_at, edition_at = excluded.edition_at, withdrawn_at = excluded.withdrawn_at,
                    english = excluded.english, agencies = excluded.agencies, card = excluded.card, body = excluded.body,
                    body_en = excluded.body_en
                """)
                .param("id", story.id())
                .param("slug", story.slug())
                .param("former", story.formerSlugs().toArray(String[]::new))
                .param("kin", story.kin())
                .param("published", Rows.at(story.publishedAt()))
                .param("edition", Rows.at(story.editionAt()))
                .param("withdrawn", Rows.atOrNull(withdrawnAt))
                .param("english", story.english() != null)
                .param(
                        "agencies",
                        story.agencies().stream().map(Served.Issuer::agency).toArray(UUID[]::new))
                .param("card", json.writeValueAsString(story))
                .param("body", body.indonesian())
                .param("bodyEn", body.english())
                .update();
        list(story, withdrawnAt == null ? scopes : Set.of());
        show(story, withdrawnAt == null);
        amend(story);
    }

    private void list(Served story, Set<String> scopes) {
        jdbc.sql("delete from site.listing where story = :story")
                .param("story", story.id())
                .update();
        jdbc.sql(
                        "insert into site.listing (scope, published_at, story) select scope, :at, :story from unnest(:scopes) scope")
                .param("at", Rows.at(story.publishedAt()))
                .param("story", story.id())
                .param("scopes", scopes.toArray(String[]::new))
                .update();
    }

    private void show(Served story, boolean stands) {
        jdbc.sql("delete from site.shown_asset where story = :story")
                .param("story", story.id())
                .update();
        if (stands) {
            jdbc.sql(
                            "insert into site.shown_asset (asset, story) select distinct asset, :story from unnest(:assets) asset")
                    .param("story", story.id())
                    .param("assets", assetsOf(story).toArray(UUID[]::new))
                    .update();
        }
    }

    private void amend(Served story) {
        jdbc.sql("delete from site.amendment where story = :story")
                .param("story", story.id())
                .update();
        for (Served.Amendment amendment : story.amendments()) {
            jdbc.sql(
                            "insert into site.amendment (story, at, kind, note) values (:story, :at, :kind, :note) on conflict do nothing")
                    .param("story", story.id())
                    .param("at", Rows.at(amendment.at()))
                    .param("kind", amendment.withdrawal() ? "withdrawal" : "correction")
                    .param("note", amendment.note())
                    .update();
        }
    }

    static List<UUID> assetsOf(Served story) {
        return Stream.concat(
                        story.pictures().stream().map(Served.Picture::asset),
                        story.attachments().stream().map(Served.Attachment::asset))
                .toList();
    }
}
