package saji.newsroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.PersonId;
import saji.intake.FactId;
import saji.intake.MaterialId;
import saji.platform.Rows;

/** The saved texts and the facts that each cites. */
@Component
class Revisions {

    static final String COLUMNS = """
            r.story_id, r.number as revision_number, r.base, r.saved_by, r.saved_at, r.automatic, r.type, r.title, r.lead, r.body,
            r.en_title, r.en_lead, r.en_body, r.agencies, r.areas, r.topics, r.materials, r.assets
            """;

    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Revision revision) {
        Text text = revision.text();
        Text.English english = text.english();
        jdbc.sql("""
                insert into newsroom.revision (story_id, number, base, saved_by, saved_at, automatic, type, title, lead, body,
                    en_title, en_lead, en_body, agencies, areas, topics, materials, assets)
                values (:story, :number, :base, :by, :at, :automatic, :type, :title, :lead, :body,
                    :enTitle, :enLead, :enBody, :agencies, :areas, :topics, :materials, :assets)
                """)
                .param("story", revision.story().value())
                .param("number", revision.number())
                .param("base", revision.base())
                .param("by", revision.by().value())
                .param("at", Rows.at(revision.at()))
                .param("automatic", revision.automatic())
                .param("type", text.type())
                .param("title", text.title())
                .param("lead", text.lead())
                .param("body", text.body())
                .param("enTitle", english == null ? null : english.title())
                .param("enLead", english == null ? null : english.lead())
                .param("enBody", english == null ? null : english.body())
                .param("agencies", uuids(text.agencies(), AgencyId::value))
                .param("areas", text.areas().stream().map(AreaCode::value).toArray(String[]::new))
                .param("topics", text.topics().toArray(String[]::new))
                .param("materials", uuids(text.materials(), MaterialId::value))
                .param("assets", uuids(text.assets(), AssetId::value))
                .update();
    }

    void cite(StoryId story, int revision, Map<FactId, Integer> facts) {
        facts.forEach((fact, factRevision) -> jdbc.sql("""
                insert into newsroom.citation (story_id, revision, fact_id, fact_revision)
                values (:story, :revision, :fact, :factRevision)
                """)
                .param("story", story.value())
                .param("revision", revision)
                .param("fact", fact.value())
                .param("factRevision", factRevision)
                .update());
    }

    /** Forgets an automatic save that nothing refers to. */
    void forget(StoryId story, int number) {
        jdbc.sql("""
                delete from newsroom.revision r
                where r.story_id = :story and r.number = :number and r.automatic
                  and not exists (select from newsroom.approval where story_id = r.story_id and revision = r.number)
                  and not exists (select from newsroom.edition where story_id = r.story_id and revision = r.number)
                  and not exists (select from newsroom.review where story_id = r.story_id and revision = r.number)
                  and not exists (select from newsroom.fact_check where story_id = r.story_id and revision = r.number)
                  and not exists (select from newsroom.remark where story_id = r.story_id and revision = r.number)
                """).param("story", story.value()).param("number", number).update();
    }

    Optional<Revision> find(StoryId story, int number) {
        return jdbc.sql("select " + COLUMNS
                        + " from newsroom.revision r where r.story_id = :story and r.number = :number")
                .param("story", story.value())
                .param("number", number)
                .query(Revisions::read)
                .optional();
    }

    /** The revision that number names or, when it was forgotten, the nearest before or else after it. */
    Revision nearest(StoryId story, int number) {
        return jdbc.sql("select " + COLUMNS + """
                 from newsroom.revision r where r.story_id = :story
                order by r.number <= :number desc, abs(r.number - :number) limit 1
                """)
                .param("story", story.value())
                .param("number", number)
                .query(Revisions::read)
                .single();
    }

    List<Revision.Head> heads(StoryId story) {
        return jdbc.sql("""
                select r.number, r.base, r.saved_by, r.saved_at, r.automatic, r.title, e.number as edition
                from newsroom.revision r
                left join newsroom.edition e on e.story_id = r.story_id and e.revision = r.number
                where r.story_id = :story order by r.number desc limit 500
                """)
                .param("story", story.value())
                .query((row, n) -> new Revision.Head(
                        row.getInt("number"),
                        intOrNull(row, "base"),
                        new PersonId(Rows.uuid(row, "saved_by")),
                        Rows.instant(row, "saved_at"),
                        row.getBoolean("automatic"),
                        row.getString("title"),
                        intOrNull(row, "edition")))
                .list();
    }

    /** The facts that a revision cites, with the number of the value that each had when it was saved. */
    Map<FactId, Integer> citations(StoryId story, int revision) {
        return jdbc
                .sql(
                        "select fact_id, fact_revision from newsroom.citation where story_id = :story and revision = :revision")
                .param("story", story.value())
                .param("revision", revision)
                .query((row, n) -> Map.entry(new FactId(Rows.uuid(row, "fact_id")), row.getInt("fact_revision")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Revision read(ResultSet row, int n) throws SQLException {
        return new Revision(
                new StoryId(Rows.uuid(row, "story_id")),
                row.getInt("revision_number"),
                intOrNull(row, "base"),
                new PersonId(Rows.uuid(row, "saved_by")),
                Rows.instant(row, "saved_at"),
                row.getBoolean("automatic"),
                text(row));
    }

    static Text text(ResultSet row) throws SQLException {
        String english = row.getString("en_title");
        return new Text(
                row.getString("type"),
                row.getString("title"),
                row.getString("lead"),
                row.getString("body"),
                english == null ? null : new Text.English(english, row.getString("en_lead"), row.getString("en_body")),
                Rows.uuids(row, "agencies").stream().map(AgencyId::new).toList(),
                Rows.texts(row, "areas").stream().map(AreaCode::new).toList(),
                Rows.texts(row, "topics"),
                Rows.uuids(row, "materials").stream().map(MaterialId::new).toList(),
                Rows.uuids(row, "assets").stream().map(AssetId::new).toList());
    }

    static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static <T> UUID[] uuids(List<T> ids, Function<T, UUID> value) {
        return ids.stream().map(value).toArray(UUID[]::new);
    }
}
