package saji.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.platform.Rows;

/** Lists of materials: short rows, paged by key. */
@Component
class MaterialLines {

    private static final String COLUMNS = """
            id, title, agency_id, state, stage, begins, area, changed_at, submitted_at, assets[1] as picture,
            cardinality(assets) as attached
            """;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final JdbcClient jdbc;

    MaterialLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was handed in, the newest first. */
    List<MaterialLine> handedIn(Overview.Filter filter, Overview.@Nullable Place after, int limit) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("limit", limit);
        return jdbc.sql("select " + COLUMNS + " from intake.material where state <> 'DRAFT'"
                        + conditions(filter, params)
                        + after("submitted_at", after, params)
                        + " order by submitted_at desc, id desc limit :limit")
                .params(params)
                .query((row, n) -> read(row, "submitted_at"))
                .list();
    }

    /** What agencies have begun or handed in, the last changed first. */
    List<MaterialLine> ofAgencies(
            Collection<AgencyId> agencies, Overview.Filter filter, Overview.@Nullable Place after, int limit) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("limit", limit);
        params.put("agencies", agencies.stream().map(AgencyId::value).toArray(UUID[]::new));
        return jdbc.sql("select " + COLUMNS + " from intake.material where agency_id = any(:agencies)"
                        + conditions(filter, params)
                        + after("changed_at", after, params)
                        + " order by changed_at desc, id desc limit :limit")
                .params(params)
                .query((row, n) -> read(row, "changed_at"))
                .list();
    }

    Map<Material.State, Integer> count(Collection<Material.State> states) {
        return jdbc
                .sql("select state, count(*) as n from intake.material where state = any(:states) group by state")
                .param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .query((row, n) -> Map.entry(Material.State.valueOf(row.getString("state")), row.getInt("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Materials that may tell of the same: near in time, compatible in place, like in words; the most alike first. */
    List<MaterialLine> alike(Material material, Instant from, Instant until, Collection<AreaCode> areas, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from intake.material
                 where state <> 'DRAFT' and state <> 'DECLINED' and id <> :id and begins >= :from and begins < :until
                   and (area is null or cardinality(cast(:areas as text[])) = 0 or area = any(:areas))
                   and (similarity(title, :title) > 0.35 or word_similarity(:title, title || ' ' || left(what, 2000)) > 0.5)
                 order by similarity(title, :title) desc, id limit :limit
                """)
                .param("id", material.id().value())
                .param("from", Rows.at(from))
                .param("until", Rows.at(until))
                .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
                .param("title", material.title())
                .param("limit", limit)
                .query((row, n) -> read(row, "submitted_at"))
                .list();
    }

    /** When each agency last handed something in; agencies that never did are not in it. */
    Map<AgencyId, Instant> lastHandIns(Collection<AgencyId> agencies) {
        return jdbc
                .sql("""
                select a.id, m.submitted_at
                from unnest(:agencies) as a (id)
                cross join lateral (select submitted_at from intake.material
                                    where agency_id = a.id and state <> 'DRAFT' order by submitted_at desc limit 1) m
                """)
                .param("agencies", agencies.stream().map(AgencyId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(new AgencyId(Rows.uuid(row, "id")), Rows.instant(row, "submitted_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String conditions(Overview.Filter filter, Map<String, @Nullable Object> params) {
        StringBuilder where = new StringBuilder();
        if (filter.state() != null) {
            where.append(" and state = :state");
            params.put("state", filter.state().name());
        }
        if (filter.agency() != null) {
            where.append(" and agency_id = :agency");
            params.put("agency", filter.agency().value());
        }
        if (filter.topic() != null) {
            where.append(" and topics @> array[cast(:topic as text)]");
            params.put("topic", filter.topic());
        }
        if (filter.since() != null) {
            where.append(" and submitted_at >= :since");
            params.put("since", Rows.at(filter.since()));
        }
        if (filter.until() != null) {
            where.append(" and submitted_at < :until");
            params.put("until", Rows.at(filter.until()));
        }
        String query = query(filter.words());
        if (!query.isEmpty()) {
            where.append(" and search @@ to_tsquery('simple', :query)");
            params.put("query", query);
        }
        return where.toString();
    }

    private static String after(String column, Overview.@Nullable Place after, Map<String, @Nullable Object> params) {
        if (after == null) {
            return "";
        }
        params.put("afterAt", Rows.at(after.at()));
        params.put("afterId", after.id().value());
        return " and (" + column + ", id) < (:afterAt, :afterId)";
    }

    /** The first eight words as beginnings of words; whatever is typed, this is a sound query. */
    private static String query(String words) {
        String shortened = words.length() > 200 ? words.substring(0, 200) : words;
        return Arrays.stream(NO_WORD.split(shortened.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .limit(8)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }

    private static MaterialLine read(ResultSet row, String at) throws SQLException {
        String area = row.getString("area");
        UUID picture = Rows.uuidOrNull(row, "picture");
        return new MaterialLine(
                new MaterialId(Rows.uuid(row, "id")),
                row.getString("title"),
                new AgencyId(Rows.uuid(row, "agency_id")),
                Material.State.valueOf(row.getString("state")),
                Material.Stage.valueOf(row.getString("stage")),
                Rows.instantOrNull(row, "begins"),
                area == null ? null : new AreaCode(area),
                Rows.instant(row, at),
                Rows.instantOrNull(row, "submitted_at"),
                picture == null ? null : new AssetId(picture),
                row.getInt("attached"));
    }
}
