package saji.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills a demo city up to the size of a real one after some years: stories and materials whose titles and texts are put together from
 * those of the demo city, over five years back.
 */
final class LargeCity {

    private LargeCity() {}

    static void fill(Connection database, int stories, int materials) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("set time zone 'UTC'");
            statement.execute("""
                    create temp table said as
                    select row_number() over () as n, s.id, s.author, s.type, s.agencies, s.topics, s.picture, r.title, r.lead, r.body,
                           r.areas, string_to_array(r.title, ' ') as words
                    from newsroom.story s join newsroom.revision r on r.story_id = s.id and r.number = s.revision
                    where s.edition is not null and cardinality(s.agencies) > 0
                    """);
            statement.execute("""
                    create temp table place as
                    select row_number() over () as n, code, name from directory.area where level = 'SUBDISTRICT'
                    """);
        }
        run(database, MAKE_STORIES, stories);
        run(database, "insert into newsroom.story " + STORY_COLUMNS, 0);
        for (String step : new String[] {REVISIONS, EDITIONS, SLUGS, CHANGES}) {
            run(database, step, 0);
        }
        run(database, MATERIALS, materials);
        try (Statement statement = database.createStatement()) {
            statement.execute("analyze");
        }
    }

    static String text(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection database, String sql, int count) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            if (count > 0) {
                statement.setInt(1, count);
            }
            statement.execute();
        }
    }

    private static final String MAKE_STORIES = """
            create temp table made as
            select uuidv7(-make_interval(mins => g * 52)) as id, now() - make_interval(mins => g * 52) as at,
                   a.author, a.type, a.agencies, b.topics, a.picture,
                   array_to_string(a.words[1:4] || b.words[greatest(cardinality(b.words) - 3, 1):], ' ') || ' di ' || p.name as title,
                   b.lead, a.body || E'\\n\\n' || b.body as body, array[p.code] as areas,
                   'arsip-' || g || '-' || trim(both '-' from regexp_replace(lower(a.title), '[^a-z0-9]+', '-', 'g')) as slug
            from generate_series(1, ?) g
            join said a on a.n = 1 + (g::bigint * 7919) % (select count(*) from said)
            join said b on b.n = 1 + (g::bigint * 104729 + g / 60) % (select count(*) from said)
            join place p on p.n = 1 + (g * 31) % (select count(*) from place)
            """;

    private static final String STORY_COLUMNS = """
            (id, author, begun_at, changed_at, state, revision, editor, type, title, lead, agencies, topics, picture, writers, readers,
             edition, slug, published_at, words)
            select id, author, at - interval '5 hours', at, 'PUBLISHED', 1, author, type, title, lead, agencies, topics, picture,
                   array[author], agencies, 1, slug, at, to_tsvector('simple', title || ' ' || lead) from made
            """;

    private static final String REVISIONS = """
            insert into newsroom.revision (story_id, number, saved_by, saved_at, automatic, type, title, lead, body, agencies, areas,
                                           topics, materials, assets)
            select id, 1, author, at - interval '4 hours', false, type, title, lead, regexp_replace(body, '\\(fakta:[^)]*\\)', '', 'g'),
                   agencies, areas, topics, '{}', case when picture is null then '{}'::uuid[] else array[picture] end from made
            """;

    private static final String EDITIONS = """
            insert into newsroom.edition (story_id, number, revision, published_at, published_by) select id, 1, 1, at, author from made
            """;

    private static final String SLUGS =
            "insert into newsroom.slug (slug, story_id, since) select slug, id, at from made";

    private static final String CHANGES = """
            insert into site.change (id, kind, subject, at) select uuidv7(), 'story', id, now() from made order by at
            """;

    private static final String MATERIALS = """
            insert into intake.material (id, version, agency_id, officer_id, state, stage, title, what, begins, ends, area, place, who,
                                         why, next, note, topics, assets, quotes, changed_by, begun_at, changed_at, submitted_at)
            select uuidv7(-make_interval(mins => g * 26)), 2, a.agency_id, a.officer_id,
                   (array['USED', 'USED', 'USED', 'ACCEPTED', 'DECLINED', 'SUBMITTED'])[1 + g % 6], b.stage,
                   a.title || ' ' || p.name, b.what, now() - make_interval(mins => g * 26 + 300), now() - make_interval(mins => g * 26 + 120),
                   p.code, b.place, b.who, b.why, b.next, b.note, b.topics, '{}', b.quotes, a.officer_id,
                   now() - make_interval(mins => g * 26 + 60), now() - make_interval(mins => g * 26), now() - make_interval(mins => g * 26)
            from generate_series(1, ?) g
            join (select row_number() over () as n, * from intake.material where state <> 'DRAFT') a
              on a.n = 1 + (g::bigint * 7919) % (select count(*) from intake.material where state <> 'DRAFT')
            join (select row_number() over () as n, * from intake.material where state <> 'DRAFT') b
              on b.n = 1 + (g::bigint * 104729 + g / 40) % (select count(*) from intake.material where state <> 'DRAFT')
            join place p on p.n = 1 + (g * 31) % (select count(*) from place)
            """;
}
