package saji.audience;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.platform.Language;
import saji.platform.Rows;

/** The subscribers, and the record of what they agreed to. */
@Component
class Subscribers {

    private static final String COLUMNS = """
            id, kind, address, push_key, push_secret, language, rhythm, topics, agencies, areas, secret, confirmed_at
            """;

    private final JdbcClient jdbc;

    Subscribers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a subscriber, or gives one with the same address these choices; an address that is confirmed stays confirmed. */
    SubscriberId put(Subscriber subscriber, String sender, Instant now) {
        return jdbc.sql("""
                insert into audience.subscriber (id, kind, address, sender, push_key, push_secret, language, rhythm, topics, agencies, areas,
                                                 secret, asked_at, confirmed_at)
                values (:id, :kind, :address, :sender, :key, :pushSecret, :language, :rhythm, :topics, :agencies, :areas, :secret, :now, :confirmed)
                on conflict (kind, address) do update
                set sender = excluded.sender, push_key = excluded.push_key, push_secret = excluded.push_secret, language = excluded.language,
                    rhythm = excluded.rhythm, topics = excluded.topics, agencies = excluded.agencies, areas = excluded.areas,
                    confirmed_at = coalesce(subscriber.confirmed_at, excluded.confirmed_at)
                returning id
                """)
                .param("id", subscriber.id().value())
                .param("kind", subscriber.medium().name())
                .param("address", subscriber.address())
                .param("sender", sender)
                .param("key", subscriber.key())
                .param("pushSecret", subscriber.pushSecret())
                .param("language", subscriber.language().code())
                .param("rhythm", subscriber.rhythm().name())
                .param("topics", topics(subscriber.choices()))
                .param("agencies", agencies(subscriber.choices()))
                .param("areas", areas(subscriber.choices()))
                .param("secret", subscriber.secret())
                .param("now", Rows.at(now))
                .param("confirmed", Rows.atOrNull(subscriber.confirmedAt()))
                .query((row, n) -> new SubscriberId(Rows.uuid(row, "id")))
                .single();
    }

    void choose(SubscriberId id, Choices choices, Rhythm rhythm) {
        jdbc.sql("""
                update audience.subscriber set topics = :topics, agencies = :agencies, areas = :areas, rhythm = :rhythm where id = :id
                """)
                .param("id", id.value())
                .param("topics", topics(choices))
                .param("agencies", agencies(choices))
                .param("areas", areas(choices))
                .param("rhythm", rhythm.name())
                .update();
    }

    /** The browser under its new endpoint; false where that one is subscribed already. */
    boolean move(SubscriberId id, Browser browser) {
        return jdbc.sql("""
                update audience.subscriber set address = :address, push_key = :key, push_secret = :secret, sender = :sender
                where id = :id and not exists (select 1 from audience.subscriber where kind = 'PUSH' and address = :address and id <> :id)
                """)
                        .param("id", id.value())
                        .param("address", browser.endpoint())
                        .param("key", browser.key())
                        .param("secret", browser.secret())
                        .param("sender", browser.sender())
                        .update()
                > 0;
    }

    boolean confirm(SubscriberId id, Instant now) {
        return jdbc.sql("update audience.subscriber set confirmed_at = :now where id = :id and confirmed_at is null")
                        .param("id", id.value())
                        .param("now", Rows.at(now))
                        .update()
                > 0;
    }

    Optional<Subscriber> find(SubscriberId id) {
        return jdbc.sql("select " + COLUMNS + " from audience.subscriber where id = :id")
                .param("id", id.value())
                .query(Subscribers::read)
                .optional();
    }

    List<Subscriber> find(List<SubscriberId> ids) {
        return jdbc.sql("select " + COLUMNS + " from audience.subscriber where id = any(:ids)")
                .param("ids", ids.stream().map(SubscriberId::value).toArray(UUID[]::new))
                .query(Subscribers::read)
                .list();
    }

    Optional<Subscriber> byAddress(Medium medium, String address) {
        return jdbc.sql("select " + COLUMNS + " from audience.subscriber where kind = :kind and address = :address")
                .param("kind", medium.name())
                .param("address", address)
                .query(Subscribers::read)
                .optional();
    }

    Optional<Subscriber> bySecret(String secret) {
        return jdbc.sql("select " + COLUMNS + " from audience.subscriber where secret = :secret")
                .param("secret", secret)
                .query(Subscribers::read)
                .optional();
    }

    /** Those who are served by {@code sender} in one of the rhythms and want to hear about one of these things, after a place in their order. */
    List<Recipient> served(
            Medium medium, String sender, Collection<Rhythm> rhythms, Choices about, long after, int most) {
        return jdbc.sql("""
                select id, number, case when kind = 'PUSH' then address else '' end as endpoint from audience.subscriber
                where kind = :kind and sender = :sender and confirmed_at is not null and number > :after and rhythm = any(:rhythms)
                  and ((topics = '{}' and agencies = '{}' and areas = '{}')
                       or topics && cast(:topics as text[]) or agencies && cast(:agencies as uuid[]) or areas && cast(:areas as text[]))
                order by number limit :most
                """)
                .param("kind", medium.name())
                .param("sender", sender)
                .param("after", after)
                .param("rhythms", rhythms.stream().map(Rhythm::name).toArray(String[]::new))
                .param("topics", topics(about))
                .param("agencies", agencies(about))
                .param("areas", areas(about))
                .param("most", most)
                .query((row, n) -> new Recipient(
                        new SubscriberId(Rows.uuid(row, "id")), row.getLong("number"), host(row.getString("endpoint"))))
                .list();
    }

    private static String host(String endpoint) {
        return endpoint.isEmpty() ? "" : String.valueOf(URI.create(endpoint).getAuthority());
    }

    boolean delete(SubscriberId id) {
        return jdbc.sql("delete from audience.subscriber where id = :id")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** How often letters to a subscriber came back for good by now, this time included. */
    int bounce(SubscriberId id, Instant now) {
        return jdbc.sql("""
                update audience.subscriber set bounces = bounces + 1, bounced_at = :now where id = :id returning bounces
                """)
                .param("id", id.value())
                .param("now", Rows.at(now))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Takes some of those who never confirmed out; at most 500 at a time. */
    List<SubscriberId> forgetAskedBefore(Instant then) {
        return jdbc.sql("""
                delete from audience.subscriber where id in
                    (select id from audience.subscriber where confirmed_at is null and asked_at < :then
                     order by asked_at limit 500 for update skip locked)
                returning id
                """)
                .param("then", Rows.at(then))
                .query((row, n) -> new SubscriberId(Rows.uuid(row, "id")))
                .list();
    }

    /** How many are served by {@code sender}. */
    int countOf(Medium medium, String sender) {
        return jdbc.sql("""
                select count(*) from audience.subscriber where kind = :kind and sender = :sender and confirmed_at is not null
                """)
                .param("kind", medium.name())
                .param("sender", sender)
                .query(Integer.class)
                .single();
    }

    void note(SubscriberId id, Medium medium, String act, Instant now) {
        jdbc.sql("insert into audience.consent (subscriber_id, kind, act, at) values (:id, :kind, :act, :now)")
                .param("id", id.value())
                .param("kind", medium.name())
                .param("act", act)
                .param("now", Rows.at(now))
                .update();
    }

    private static String[] topics(Choices choices) {
        return choices.topics().stream().sorted().toArray(String[]::new);
    }

    private static UUID[] agencies(Choices choices) {
        return choices.agencies().stream().map(AgencyId::value).sorted().toArray(UUID[]::new);
    }

    private static String[] areas(Choices choices) {
        return choices.areas().stream().map(AreaCode::value).sorted().toArray(String[]::new);
    }

    private static Subscriber read(ResultSet row, int n) throws SQLException {
        return new Subscriber(
                new SubscriberId(Rows.uuid(row, "id")),
                Medium.valueOf(row.getString("kind")),
                row.getString("address"),
                row.getString("push_key"),
                row.getString("push_secret"),
                Language.of(row.getString("language")),
                Rhythm.valueOf(row.getString("rhythm")),
                new Choices(
                        Set.copyOf(Rows.texts(row, "topics")),
                        Rows.uuids(row, "agencies").stream().map(AgencyId::new).collect(Collectors.toSet()),
                        Rows.texts(row, "areas").stream().map(AreaCode::new).collect(Collectors.toSet())),
                row.getString("secret"),
                Rows.instantOrNull(row, "confirmed_at"));
    }
}
