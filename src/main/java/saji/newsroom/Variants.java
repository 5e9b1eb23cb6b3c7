package saji.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.assets.Rendition;
import saji.channels.AccountId;
import saji.channels.network.Post;
import saji.directory.PersonId;
import saji.platform.Language;
import saji.platform.Rows;

/** The variants of stories and their revisions. */
@Component
class Variants {

    private static final String SELECT = """
            select v.*, r.stamp, r.saved_by, r.saved_at, r.story_revision, r.language, r.title, r.text, r.pictures, r.forms, r.alts,
                   r.mentions, r.approved_by, r.approved_at, r.urgent_reason, r.confirmed_by,
                   (select array_agg(distinct w.saved_by) from newsroom.variant_revision w
                    where w.story_id = v.story_id and w.account_id = v.account_id) as writers
            from newsroom.variant v
            join newsroom.variant_revision r on r.story_id = v.story_id and r.account_id = v.account_id and r.number = v.number
            """;

    private final JdbcClient jdbc;

    Variants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a story, in the order of their accounts. */
    List<Variant> of(StoryId story) {
        return jdbc.sql(SELECT + " where v.story_id = :story order by v.account_id limit 500")
                .param("story", story.value())
                .query(Variants::variant)
                .list();
    }

    Optional<Variant> find(StoryId story, AccountId account) {
        return jdbc.sql(SELECT + " where v.story_id = :story and v.account_id = :account")
                .param("story", story.value())
                .param("account", account.value())
                .query(Variants::variant)
                .optional();
    }

    /** The newest saving of any variant of a story; 0 for none. */
    long stamp(StoryId story) {
        return jdbc.sql("select coalesce(max(stamp), 0) from newsroom.variant_revision where story_id = :story")
                .param("story", story.value())
                .query(Long.class)
                .single();
    }

    void save(StoryId story, AccountId account, Variant.Said said, int storyRevision, PersonId by, Instant at) {
        int number = jdbc.sql("""
                insert into newsroom.variant (story_id, account_id, number) values (:story, :account, 1)
                on conflict (story_id, account_id) do update set number = variant.number + 1, problem = null
                returning number
                """)
                .param("story", story.value())
                .param("account", account.value())
                .query(Integer.class)
                .single();
        jdbc.sql("""
                insert into newsroom.variant_revision (story_id, account_id, number, saved_by, saved_at, story_revision, language, title,
                    text, pictures, forms, alts, mentions)
                values (:story, :account, :number, :by, :at, :storyRevision, :language, :title, :text, :pictures, :forms, :alts,
                    :mentions)
                """)
                .param("story", story.value())
                .param("account", account.value())
                .param("number", number)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("storyRevision", storyRevision)
                .param("language", said.language().code())
                .param("title", said.title())
                .param("text", said.text())
                .param(
                        "pictures",
                        said.pictures().stream()
                                .map(picture -> picture.asset().value())
                                .toArray(UUID[]::new))
                .param(
                        "forms",
                        said.pictures().stream()
                                .map(picture -> picture.form().name())
                                .toArray(String[]::new))
                .param("alts", said.pictures().stream().map(Post.Picture::alt).toArray(String[]::new))
                .param("mentions", said.mentions().toArray(String[]::new))
                .update();
    }

    void plan(StoryId story, AccountId account, Variant.Plan plan) {
        jdbc.sql("""
                update newsroom.variant set moment = :moment, expires_at = :expires, problem = null
                where story_id = :story and account_id = :account
                """)
                .param("moment", Rows.atOrNull(plan.moment()))
                .param("expires", Rows.atOrNull(plan.expiresAt()))
                .param("story", story.value())
                .param("account", account.value())
                .update();
    }

    /** {@code urgentReason} is null where a second person approves, otherwise why one alone does. */
    void approve(Variant variant, PersonId by, Instant at, @Nullable String urgentReason) {
        jdbc.sql("""
                update newsroom.variant_revision set approved_by = :by, approved_at = :at, urgent_reason = :reason
                where story_id = :story and account_id = :account and number = :number and approved_by is null
                """)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("reason", urgentReason)
                .param("story", variant.story().value())
                .param("account", variant.account().value())
                .param("number", variant.number())
                .update();
    }

    /** Whoever wrote or let out what still waits for a second person. */
    Set<PersonId> alone(StoryId story) {
        return jdbc.sql("""
                select distinct p.person from newsroom.variant_revision r
                join newsroom.variant_revision w on w.story_id = r.story_id and w.account_id = r.account_id and w.number <= r.number
                cross join lateral (values (r.approved_by), (w.saved_by)) p (person)
                where r.story_id = :story and r.urgent_reason is not null and r.confirmed_by is null
                """)
                .param("story", story.value())
                .query((row, n) -> new PersonId(Rows.uuid(row, "person")))
                .set();
    }

    /** A second person approves what one let out alone. */
    void confirm(StoryId story, PersonId by, Instant at) {
        jdbc.sql("""
                update newsroom.variant_revision set confirmed_by = :by, confirmed_at = :at
                where story_id = :story and urgent_reason is not null and confirmed_by is null
                """)
                .param("by", by.value())
                .param("at", Rows.at(at))
                .param("story", story.value())
                .update();
    }

    void remove(StoryId story, AccountId account) {
        jdbc.sql("delete from newsroom.variant where story_id = :story and account_id = :account and served_at is null")
                .param("story", story.value())
                .param("account", account.value())
                .update();
    }

    void served(Variant variant, int edition, Instant at) {
        jdbc.sql("""
                update newsroom.variant set served_number = :number, served_edition = :edition, served_at = :at, posted_at = coalesce(posted_at, :at),
                    problem = null
                where story_id = :story and account_id = :account
                """)
                .param("number", variant.number())
                .param("edition", edition)
                .param("at", Rows.at(at))
                .param("story", variant.story().value())
                .param("account", variant.account().value())
                .update();
    }

    void problem(Variant variant, String words) {
        jdbc.sql("update newsroom.variant set problem = :problem where story_id = :story and account_id = :account")
                .param("problem", words)
                .param("story", variant.story().value())
                .param("account", variant.account().value())
                .update();
    }

    private static Variant variant(ResultSet row, int n) throws SQLException {
        List<Post.Picture> pictures = new ArrayList<>();
        List<UUID> assets = Rows.uuids(row, "pictures");
        List<String> forms = Rows.texts(row, "forms");
        List<String> alts = Rows.texts(row, "alts");
        for (int i = 0; i < assets.size(); i++) {
            pictures.add(new Post.Picture(new AssetId(assets.get(i)), Rendition.valueOf(forms.get(i)), alts.get(i)));
        }
        UUID confirmedBy = Rows.uuidOrNull(row, "confirmed_by");
        UUID approvedBy = Rows.uuidOrNull(row, "approved_by");
        Instant servedAt = Rows.instantOrNull(row, "served_at");
        String problem = row.getString("problem");
        return new Variant(
                new StoryId(Rows.uuid(row, "story_id")),
                new AccountId(Rows.uuid(row, "account_id")),
                row.getInt("number"),
                row.getLong("stamp"),
                row.getInt("story_revision"),
                new Variant.Said(
                        Language.of(row.getString("language")),
                        row.getString("title"),
                        row.getString("text"),
                        pictures,
                        Rows.texts(row, "mentions")),
                new PersonId(Rows.uuid(row, "saved_by")),
                Rows.instant(row, "saved_at"),
                Rows.uuids(row, "writers").stream().map(PersonId::new).collect(Collectors.toUnmodifiableSet()),
                new Variant.Plan(Rows.instantOrNull(row, "moment"), Rows.instantOrNull(row, "expires_at")),
                approvedBy == null
                        ? null
                        : new Variant.Approved(
                                new PersonId(approvedBy),
                                Rows.instant(row, "approved_at"),
                                row.getString("urgent_reason"),
                                confirmedBy == null ? null : new PersonId(confirmedBy)),
                servedAt == null
                        ? null
                        : new Variant.Served(row.getInt("served_number"), row.getInt("served_edition"), servedAt),
                problem == null ? "" : problem);
    }
}
