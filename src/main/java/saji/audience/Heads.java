package saji.audience;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts subscribers by what they chose. */
@Component
class Heads {

    private final JdbcClient jdbc;

    Heads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One look at all of them; their number of kinds, topics, agencies and areas is what limits the answer. */
    Crowd count() {
        List<Crowd.Line> lines = jdbc.sql("""
                with known as materialized (
                    select kind, confirmed_at is not null as confirmed, rhythm, topics, agencies, areas, count(*) as people
                    from audience.subscriber group by 1, 2, 3, 4, 5, 6)
                select 'ALL' as what, '' as name, kind, sum(people) as people from known where confirmed group by kind
                union all
                select 'UNCONFIRMED', '', kind, sum(people) from known where not confirmed group by kind
                union all
                select 'EVERYTHING', '', kind, sum(people) from known
                where confirmed and topics = '{}' and agencies = '{}' and areas = '{}' group by kind
                union all
                select 'RHYTHM', rhythm, kind, sum(people) from known where confirmed and kind = 'EMAIL' group by rhythm, kind
                union all
                select 'TOPIC', t, kind, sum(people) from known, unnest(topics) as t where confirmed group by t, kind
                union all
                select 'AGENCY', cast(t as text), kind, sum(people) from known, unnest(agencies) as t where confirmed group by t, kind
                union all
                select 'AREA', t, kind, sum(people) from known, unnest(areas) as t where confirmed group by t, kind
                """)
                .query((row, n) -> new Crowd.Line(
                        Crowd.Of.valueOf(row.getString("what")),
                        row.getString("name"),
                        Medium.valueOf(row.getString("kind")),
                        row.getLong("people")))
                .list();
        return new Crowd(lines);
    }
}
