package saji.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Language;
import saji.platform.Rows;

/** The staff and the roles they hold. */
@Component
class People {

    private static final String SELECT = """
            select p.id, p.username, p.name, p.title, p.title_en, p.email, p.language, p.ended_at,
                   (select array_agg(role || ' ' || agency_id) from directory.role_held where person_id = p.id) as grants,
                   (select array_agg(distinct r.role || ' ' || h.agency_id) from directory.role_held r
                    join directory.agency_heir h on h.heir_id = r.agency_id
                    where r.person_id = p.id and r.role = 'PR_OFFICER') as inherited
            from directory.person p
            """;

    private final JdbcClient jdbc;

    private final InstantSource clock;

    People(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Person> find(PersonId id) {
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id.value())
                .query(People::read)
                .optional();
    }

    Optional<Person> findByUsername(String username) {
        if (username.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql(SELECT + " where p.username = lower(:username)")
                .param("username", username)
                .query(People::read)
                .optional();
    }

    /** By user name, or by an e-mail address that one active person alone has. */
    Optional<Person> findByAccount(String account) {
        if (!account.contains("@")) {
            return findByUsername(account);
        }
        List<Person> found = jdbc.sql(SELECT + " where p.ended_at is null and lower(p.email) = lower(:account) limit 2")
                .param("account", account)
                .query(People::read)
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    Map<PersonId, Person> findAll(Collection<PersonId> ids) {
        return jdbc
                .sql(SELECT + " where p.id = any(:ids)")
                .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(People::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    List<Person> with(Role role) {
        return jdbc.sql(SELECT + """
                 where p.ended_at is null
                   and p.id in (select person_id from directory.role_held where role = :role) order by p.name
                """)
                .param("role", role.name())
                .query(People::read)
                .list();
    }

    List<Person> officersOf(AgencyId agency) {
        return jdbc.sql(SELECT + """
                 where p.ended_at is null and p.id in
                    (select person_id from directory.role_held where role = 'PR_OFFICER' and (agency_id = :agency
                        or agency_id in (select heir_id from directory.agency_heir where agency_id = :agency)))
                 order by p.name
                """)
                .param("agency", agency.value())
                .query(People::read)
                .list();
    }

    List<Person> active() {
        return jdbc.sql(SELECT + " where p.ended_at is null order by p.username limit 5000")
                .query(People::read)
                .list();
    }

    List<Person> search(String words, boolean ended) {
        return jdbc.sql(SELECT + """
                 where (p.ended_at is not null) = :ended
                   and strpos(lower(p.username || ' ' || p.name || ' ' || p.title), lower(:words)) > 0
                 order by p.username limit 500
                """)
                .param("ended", ended)
                .param("words", words)
                .query(People::read)
                .list();
    }

    void add(PersonId id, String username, String name, String title, String titleEn, @Nullable String email) {
        jdbc.sql("""
                insert into directory.person (id, username, name, title, title_en, email, created_at)
                values (:id, :username, :name, :title, :titleEn, :email, :now)
                """)
                .param("id", id.value())
                .param("username", username)
                .param("name", name)
                .param("title", title)
                .param("titleEn", titleEn)
                .param("email", email)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    void amend(PersonId id, String name, String title, String titleEn, @Nullable String email) {
        jdbc.sql(
                        "update directory.person set name = :name, title = :title, title_en = :titleEn, email = :email where id = :id")
                .param("id", id.value())
                .param("name", name)
                .param("title", title)
                .param("titleEn", titleEn)
                .param("email", email)
                .update();
    }

    void setLanguage(PersonId id, Language language) {
        jdbc.sql("update directory.person set language = :language where id = :id")
                .param("id", id.value())
                .param("language", language.code())
                .update();
    }

    void end(PersonId id, Instant at) {
        jdbc.sql("update directory.person set ended_at = :at where id = :id and ended_at is null")
                .param("id", id.value())
                .param("at", Rows.at(at))
                .update();
    }

    void setGrants(PersonId id, Set<Actor.Grant> grants) {
        String[] roles = grants.stream().map(grant -> grant.role().name()).toArray(String[]::new);
        UUID[] agencies = grants.stream().map(grant -> grant.agency().value()).toArray(UUID[]::new);
        jdbc.sql("""
                delete from directory.role_held where person_id = :id
                and (role, agency_id) not in (select * from unnest(:roles, :agencies))
                """)
                .param("id", id.value())
                .param("roles", roles)
                .param("agencies", agencies)
                .update();
        jdbc.sql("""
                insert into directory.role_held (person_id, role, agency_id, since)
                select :id, role, agency, :now from unnest(:roles, :agencies) as given (role, agency) on conflict do nothing
                """)
                .param("id", id.value())
                .param("roles", roles)
                .param("agencies", agencies)
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    Actor actor(PersonId id) {
        return find(id).orElseThrow().actor();
    }

    private static Person read(ResultSet row, int n) throws SQLException {
        return new Person(
                new PersonId(Rows.uuid(row, "id")),
                row.getString("username"),
                row.getString("name"),
                row.getString("title"),
                row.getString("title_en"),
                row.getString("email"),
                Language.of(row.getString("language")),
                row.getObject("ended_at") == null,
                grants(row, "grants"),
                grants(row, "inherited"));
    }

    private static Set<Actor.Grant> grants(ResultSet row, String column) throws SQLException {
        return Rows.texts(row, column).stream().map(People::grant).collect(Collectors.toUnmodifiableSet());
    }

    private static Actor.Grant grant(String text) {
        List<String> parts = Arrays.asList(text.split(" "));
        return new Actor.Grant(Role.valueOf(parts.get(0)), new AgencyId(UUID.fromString(parts.get(1))));
    }
}
