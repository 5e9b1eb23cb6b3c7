package saji.intake;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.PersonId;
import saji.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** What happened to materials; rows are only ever added, and go only with a draft that is thrown away. */
@Component
class Steps {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    Steps(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void add(Actor actor, Step.Kind kind, MaterialId material, int version, String text) {
        add(actor, kind, material, version, text, null, null);
    }

    void addSubmission(Actor actor, Material material) {
        add(actor, Step.Kind.SUBMITTED, material.id(), material.version(), "", null, json.writeValueAsString(material));
    }

    void addUse(Actor actor, MaterialId material, int version, String storyTitle, UUID story) {
        add(actor, Step.Kind.USED, material, version, storyTitle, story, null);
    }

    private void add(
            Actor actor,
            Step.Kind kind,
            MaterialId material,
            int version,
            String text,
            @Nullable UUID story,
            @Nullable String content) {
        jdbc.sql("""
                insert into intake.step (material_id, kind, version, person_id, at, text, story_id, content)
                values (:material, :kind, :version, :person, :at, :text, :story, cast(:content as jsonb))
                """)
                .param("material", material.value())
                .param("kind", kind.name())
                .param("version", version)
                .param("person", actor.id().value())
                .param("at", Rows.at(clock.instant()))
                .param("text", text)
                .param("story", story)
                .param("content", content)
                .update();
    }

    /** Forgets what happened to drafts; the table refuses it of anything that was handed in. */
    void drop(Collection<MaterialId> drafts) {
        jdbc.sql("delete from intake.step where material_id = any(:ids)")
                .param("ids", drafts.stream().map(MaterialId::value).toArray(UUID[]::new))
                .update();
    }

    /** The newest {@code limit} steps, the oldest of them first. */
    List<Step> of(MaterialId material, int limit) {
        return jdbc.sql("""
                select number, kind, version, person_id, at, text, story_id from intake.step
                where material_id = :material order by number desc limit :limit
                """)
                .param("material", material.value())
                .param("limit", limit)
                .query((row, n) -> new Step(
                        row.getLong("number"),
                        Step.Kind.valueOf(row.getString("kind")),
                        row.getInt("version"),
                        new PersonId(Rows.uuid(row, "person_id")),
                        Rows.instant(row, "at"),
                        row.getString("text"),
                        Rows.uuidOrNull(row, "story_id")))
                .list()
                .reversed();
    }

    /** Whether the last thing that happened to a material is that {@code by} said this. */
    boolean wasSaid(MaterialId material, PersonId by, String text) {
        return of(material, 1).stream()
                .anyMatch(step -> step.kind() == Step.Kind.SAID
                        && step.by().equals(by)
                        && step.text().equals(text));
    }

    boolean wasUsedIn(MaterialId material, UUID story) {
        return jdbc.sql("""
                select exists (select from intake.step
                               where material_id = :material and kind = 'USED' and story_id = :story)
                """)
                .param("material", material.value())
                .param("story", story)
                .query(Boolean.class)
                .single();
    }
}
