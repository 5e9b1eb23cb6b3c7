package saji.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
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
import saji.assets.AssetId;
import saji.directory.Actor;
import saji.directory.PersonId;
import saji.platform.Rows;

/** Facts with every value that they had. */
@Component
class Facts {

    private static final String SELECT = """
            select f.id, f.material_id, f.claim, f.document_id, v.revision, v.value, v.source, v.person_id, v.at
            from intake.fact f join intake.fact_value v on v.fact_id = f.id
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Facts(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Fact> ofMaterials(Collection<MaterialId> materials) {
        return assemble(jdbc.sql(SELECT + " where f.material_id = any(:ids) order by f.number, v.revision")
                .param("ids", materials.stream().map(MaterialId::value).toArray(UUID[]::new))
                .query(Facts::read)
                .list());
    }

    List<Fact> find(Collection<FactId> ids) {
        return assemble(jdbc.sql(SELECT + " where f.id = any(:ids) order by f.number, v.revision")
                .param("ids", ids.stream().map(FactId::value).toArray(UUID[]::new))
                .query(Facts::read)
                .list());
    }

    Optional<MaterialId> materialOf(FactId id) {
        return jdbc.sql("select material_id from intake.fact where id = :id")
                .param("id", id.value())
                .query((row, n) -> new MaterialId(Rows.uuid(row, "material_id")))
                .optional();
    }

    boolean isHandedIn(FactId id) {
        return jdbc.sql("select exists (select from intake.fact where id = :id and handed_in_at is not null)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void add(Actor actor, MaterialId material, Intake.NewFact fact, @Nullable Instant handedIn) {
        jdbc.sql("""
                insert into intake.fact (id, material_id, claim, document_id, handed_in_at)
                values (:id, :material, :claim, :document, :handedIn)
                """)
                .param("id", fact.id().value())
                .param("material", material.value())
                .param("claim", fact.claim())
                .param(
                        "document",
                        fact.document() == null ? null : fact.document().value())
                .param("handedIn", Rows.atOrNull(handedIn))
                .update();
        addValue(actor, fact.id(), 1, fact.value(), fact.source());
    }

    void addValue(Actor actor, FactId fact, int revision, String value, String source) {
        jdbc.sql("""
                insert into intake.fact_value (fact_id, revision, value, source, person_id, at)
                values (:fact, :revision, :value, :source, :person, :at)
                """)
                .param("fact", fact.value())
                .param("revision", revision)
                .param("value", value)
                .param("source", source)
                .param("person", actor.id().value())
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** Changes a fact in place: only while nobody but the agency has seen it. */
    void rewrite(Actor actor, Intake.NewFact fact) {
        jdbc.sql("update intake.fact set claim = :claim, document_id = :document where id = :id")
                .param("claim", fact.claim())
                .param(
                        "document",
                        fact.document() == null ? null : fact.document().value())
                .param("id", fact.id().value())
                .update();
        jdbc.sql("""
                update intake.fact_value set value = :value, source = :source, person_id = :person, at = :at
                where fact_id = :id and revision = 1
                """)
                .param("value", fact.value())
                .param("source", fact.source())
                .param("person", actor.id().value())
                .param("at", Rows.at(clock.instant()))
                .param("id", fact.id().value())
                .update();
    }

    /** The facts of a material that were never handed in. */
    List<FactId> looseOf(MaterialId material) {
        return jdbc.sql(
                        "select id from intake.fact where material_id = :material and handed_in_at is null order by number")
                .param("material", material.value())
                .query((row, n) -> new FactId(Rows.uuid(row, "id")))
                .list();
    }

    void drop(Collection<FactId> ids) {
        jdbc.sql("delete from intake.fact where id = any(:ids) and handed_in_at is null")
                .param("ids", ids.stream().map(FactId::value).toArray(UUID[]::new))
                .update();
    }

    /** Drops every fact of drafts, which nobody but their agency has seen. */
    void dropOf(Collection<MaterialId> drafts) {
        jdbc.sql("delete from intake.fact where material_id = any(:ids) and handed_in_at is null")
                .param("ids", drafts.stream().map(MaterialId::value).toArray(UUID[]::new))
                .update();
    }

    void handIn(MaterialId material) {
        jdbc.sql("update intake.fact set handed_in_at = :at where material_id = :material and handed_in_at is null")
                .param("at", Rows.at(clock.instant()))
                .param("material", material.value())
                .update();
    }

    private record Row(
            FactId id,
            MaterialId material,
            String claim,
            @Nullable AssetId document,
            int revision,
            String value,
            String source,
            PersonId officer,
            Instant at) {}

    private static Row read(ResultSet row, int n) throws SQLException {
        UUID document = Rows.uuidOrNull(row, "document_id");
        return new Row(
                new FactId(Rows.uuid(row, "id")),
                new MaterialId(Rows.uuid(row, "material_id")),
                row.getString("claim"),
                document == null ? null : new AssetId(document),
                row.getInt("revision"),
                row.getString("value"),
                row.getString("source"),
                new PersonId(Rows.uuid(row, "person_id")),
                Rows.instant(row, "at"));
    }

    private static List<Fact> assemble(List<Row> rows) {
        Map<FactId, List<Row>> byFact = new LinkedHashMap<>();
        rows.forEach(
                row -> byFact.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
        return byFact.values().stream().map(Facts::assembleOne).toList();
    }

    private static Fact assembleOne(List<Row> values) {
        List<Fact.Earlier> history = new ArrayList<>();
        for (int i = 0; i + 1 < values.size(); i++) {
            Row value = values.get(i);
            history.add(new Fact.Earlier(
                    value.revision(),
                    value.value(),
                    value.source(),
                    values.get(i + 1).at()));
        }
        Row now = values.getLast();
        return new Fact(
                now.id(),
                now.material(),
                now.claim(),
                now.value(),
                now.source(),
                now.document(),
                now.revision(),
                now.officer(),
                now.at(),
                history);
    }
}
