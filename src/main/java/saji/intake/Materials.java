package saji.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.PersonId;
import saji.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** Materials as they stand. */
@Component
class Materials {

    private static final String COLUMNS = """
            id, version, agency_id, officer_id, state, stage, title, what, begins, ends, area, place, latitude, longitude,
            who, why, next, note, topics, programme, assets, quotes, request_id, changed_at, submitted_at
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Facts facts;
    private final InstantSource clock;

    Materials(JdbcClient jdbc, JsonMapper json, Facts facts, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.facts = facts;
        this.clock = clock;
    }

    Optional<Material> find(MaterialId id) {
        return jdbc.sql("select " + COLUMNS + " from intake.material where id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional()
                .map(material -> withFacts(material, facts.ofMaterials(List.of(id))));
    }

    /** The material, its row held until the transaction ends. */
    Optional<Material> lock(MaterialId id) {
        jdbc.sql("select id from intake.material where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> Rows.uuid(row, "id"))
                .optional();
        return find(id);
    }

    Map<MaterialId, Material> findAll(Collection<MaterialId> ids) {
        Map<MaterialId, List<Fact>> stated =
                facts.ofMaterials(ids).stream().collect(Collectors.groupingBy(Fact::material));
        Map<MaterialId, Material> found = new LinkedHashMap<>();
        jdbc.sql("select " + COLUMNS + " from intake.material where id = any(:ids) order by id")
                .param("ids", ids.stream().map(MaterialId::value).toArray(UUID[]::new))
                .query(this::read)
                .list()
                .forEach(material ->
                        found.put(material.id(), withFacts(material, stated.getOrDefault(material.id(), List.of()))));
        return found;
    }

    /** Adds a material at version 1; false when the id is taken. */
    boolean add(
            Actor actor,
            MaterialId id,
            AgencyId agency,
            Intake.Draft draft,
            Intake.Origin origin,
            @Nullable UUID mark) {
        Map<String, @Nullable Object> params = params(draft);
        params.put("id", id.value());
        params.put("agency", agency.value());
        params.put("actor", actor.id().value());
        params.put("request", origin.request() == null ? null : origin.request().value());
        params.put("event", origin.event() == null ? null : origin.event().value());
        params.put("mark", mark);
        params.put("now", Rows.at(clock.instant()));
        return jdbc.sql("""
                insert into intake.material (id, version, agency_id, officer_id, state, stage, title, what, begins, ends, area,
                    place, latitude, longitude, who, why, next, note, topics, programme, assets, quotes, request_id, event_id,
                    mark, changed_by, begun_at, changed_at)
                values (:id, 1, :agency, :actor, 'DRAFT', :stage, :title, :what, :begins, :ends, :area, :place, :latitude,
                    :longitude, :who, :why, :next, :note, :topics, :programme, :assets, cast(:quotes as jsonb), :request,
                    :event, :mark, :actor, :now, :now)
                on conflict (id) do nothing
                """).params(params).update() == 1;
    }

    /** Writes a draft over {@code version}; false when another version stands by now. */
    boolean write(Actor actor, MaterialId id, int version, Intake.Draft draft, @Nullable UUID mark) {
        Map<String, @Nullable Object> params = params(draft);
        params.put("id", id.value());
        params.put("version", version);
        params.put("actor", actor.id().value());
        params.put("mark", mark);
        params.put("now", Rows.at(clock.instant()));
        return jdbc.sql("""
                update intake.material set version = version + 1, stage = :stage, title = :title, what = :what,
                    begins = :begins, ends = :ends, area = :area, place = :place, latitude = :latitude,
                    longitude = :longitude, who = :who, why = :why, next = :next, note = :note, topics = :topics,
                    programme = :programme, assets = :assets, quotes = cast(:quotes as jsonb), mark = :mark,
                    changed_by = :actor, changed_at = :now
                where id = :id and version = :version
                """).params(params).update() == 1;
    }

    /** Moves a material on; false when another version stands by now. */
    boolean move(Actor actor, MaterialId id, int version, Material.State to) {
        return jdbc.sql("""
                update intake.material set version = version + 1, state = :state, changed_by = :actor, changed_at = :now,
                    mark = null, submitted_at = case when :state = 'SUBMITTED' then :now else submitted_at end
                where id = :id and version = :version
                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("state", to.name())
                        .param("actor", actor.id().value())
                        .param("now", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    /** Drafts that nobody has touched since {@code before}, their rows held; at most {@code limit}, the oldest first. */
    List<MaterialId> lockUntouchedDrafts(Instant before, int limit) {
        return jdbc.sql("""
                select id from intake.material where state = 'DRAFT' and changed_at < :before
                order by changed_at, id limit :limit for update skip locked
                """)
                .param("before", Rows.at(before))
                .param("limit", limit)
                .query((row, n) -> new MaterialId(Rows.uuid(row, "id")))
                .list();
    }

    void drop(Collection<MaterialId> drafts) {
        jdbc.sql("delete from intake.material where id = any(:ids) and state = 'DRAFT'")
                .param("ids", drafts.stream().map(MaterialId::value).toArray(UUID[]::new))
                .update();
    }

    void link(MaterialId id, @Nullable EventId event) {
        jdbc.sql("update intake.material set event_id = :event where id = :id")
                .param("event", event == null ? null : event.value())
                .param("id", id.value())
                .update();
    }

    Optional<EventId> eventOf(MaterialId id) {
        return jdbc.sql("select event_id from intake.material where id = :id and event_id is not null")
                .param("id", id.value())
                .query((row, n) -> new EventId(Rows.uuid(row, "event_id")))
                .optional();
    }

    /** Who wrote the version that stands, when, and under which mark. */
    record Written(PersonId by, Instant at, @Nullable UUID mark) {}

    Written written(MaterialId id) {
        return jdbc.sql("select changed_by, changed_at, mark from intake.material where id = :id")
                .param("id", id.value())
                .query((row, n) -> new Written(
                        new PersonId(Rows.uuid(row, "changed_by")),
                        Rows.instant(row, "changed_at"),
                        Rows.uuidOrNull(row, "mark")))
                .single();
    }

    private Map<String, @Nullable Object> params(Intake.Draft draft) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        params.put("stage", draft.stage().name());
        params.put("title", draft.title());
        params.put("what", draft.what());
        params.put("begins", Rows.atOrNull(draft.begins()));
        params.put("ends", Rows.atOrNull(draft.ends()));
        params.put("area", draft.area() == null ? null : draft.area().value());
        params.put("place", draft.place());
        params.put("latitude", draft.latitude());
        params.put("longitude", draft.longitude());
        params.put("who", draft.who());
        params.put("why", draft.why());
        params.put("next", draft.next());
        params.put("note", draft.note());
        params.put("topics", draft.topics().toArray(String[]::new));
        params.put("programme", draft.programme());
        params.put("assets", draft.assets().stream().map(AssetId::value).toArray(UUID[]::new));
        params.put("quotes", json.writeValueAsString(draft.quotes()));
        return params;
    }

    private Material read(ResultSet row, int n) throws SQLException {
        String area = row.getString("area");
        UUID request = Rows.uuidOrNull(row, "request_id");
        return new Material(
                new MaterialId(Rows.uuid(row, "id")),
                row.getInt("version"),
                new AgencyId(Rows.uuid(row, "agency_id")),
                new PersonId(Rows.uuid(row, "officer_id")),
                Material.State.valueOf(row.getString("state")),
                Material.Stage.valueOf(row.getString("stage")),
                row.getString("title"),
                row.getString("what"),
                Rows.instantOrNull(row, "begins"),
                Rows.instantOrNull(row, "ends"),
                area == null ? null : new AreaCode(area),
                row.getString("place"),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class),
                row.getString("who"),
                row.getString("why"),
                row.getString("next"),
                row.getString("note"),
                Rows.texts(row, "topics"),
                row.getString("programme"),
                Rows.uuids(row, "assets").stream().map(AssetId::new).toList(),
                Arrays.asList(json.readValue(row.getString("quotes"), Material.Quote[].class)),
                List.of(),
                request == null ? null : new RequestId(request),
                Rows.instant(row, "changed_at"),
                Rows.instantOrNull(row, "submitted_at"));
    }

    private static Material withFacts(Material m, List<Fact> facts) {
        return new Material(
                m.id(),
                m.version(),
                m.agency(),
                m.officer(),
                m.state(),
                m.stage(),
                m.title(),
                m.what(),
                m.begins(),
                m.ends(),
                m.area(),
                m.place(),
                m.latitude(),
                m.longitude(),
                m.who(),
                m.why(),
                m.next(),
                m.note(),
                m.topics(),
                m.programme(),
                m.assets(),
                m.quotes(),
                facts,
                m.request(),
                m.changedAt(),
                m.submittedAt());
    }
}
