package saji.channels;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.network.Access;
import saji.channels.network.Secret;
import saji.channels.network.Tested;
import saji.directory.AgencyId;
import saji.directory.PersonId;
import saji.platform.Language;
import saji.platform.Reason;
import saji.platform.Rows;

/** The accounts on networks, and the encrypted box of each one's secrets. */
@Component
class Accounts {

    private static final String COLUMNS = """
            id, network, name, agency_id, language, settings, handle, address, valid_until, connected_at, tested_at, works, trouble,
            delivered_at, paused_at, paused_by, paused_for, closed_at
            """;

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final Written written;

    Accounts(JdbcClient jdbc, Keyring keyring, Written written) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.written = written;
    }

    void add(Account account, Map<String, Secret> secrets, PersonId by) {
        jdbc.sql("""
                insert into channels.account (id, network, name, agency_id, language, settings, secrets, connected_by, connected_at)
                values (:id, :network, :name, :agency, :language, cast(:settings as jsonb), :secrets, :by, :at)
                """)
                .param("id", account.id().value())
                .param("network", account.network())
                .param("name", account.name())
                .param(
                        "agency",
                        account.agency() == null ? null : account.agency().value())
                .param("language", account.language().code())
                .param("settings", written.write(account.settings()))
                .param("secrets", sealed(account.id(), secrets))
                .param("by", by.value())
                .param("at", Rows.at(account.connectedAt()))
                .update();
        jdbc.sql("insert into channels.pace (account_id) values (:id)")
                .param("id", account.id().value())
                .update();
    }

    /** Changes what was filled in; secrets that are not given stay. */
    @Transactional
    void change(AccountId id, String name, Language language, Map<String, String> settings, Map<String, Secret> given) {
        Map<String, Secret> secrets = new HashMap<>(secrets(id));
        secrets.putAll(given);
        jdbc.sql("""
                update channels.account set name = :name, language = :language, settings = cast(:settings as jsonb), secrets = :secrets
                where id = :id
                """)
                .param("id", id.value())
                .param("name", name)
                .param("language", language.code())
                .param("settings", written.write(settings))
                .param("secrets", sealed(id, secrets))
                .update();
    }

    Optional<Account> find(AccountId id) {
        return jdbc.sql("select " + COLUMNS + " from channels.account where id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        return all(ids, "");
    }

    /** Locks accounts for those who write deliveries on them, before they touch any of these. */
    Map<AccountId, Account> lockAll(Collection<AccountId> ids) {
        return all(ids, " order by id for share");
    }

    private Map<AccountId, Account> all(Collection<AccountId> ids, String ending) {
        return jdbc
                .sql("select " + COLUMNS + " from channels.account where id = any(:ids)" + ending)
                .param("ids", ids.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(this::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    /** Every account that is connected, by network and name; no more than 500. */
    List<Account> open() {
        return jdbc.sql("select " + COLUMNS
                        + " from channels.account where closed_at is null order by network, name limit 500")
                .query(this::read)
                .list();
    }

    /** Locks an account for the rest of the transaction: {@code for share} by those who write deliveries, whole by those who hold them. */
    Optional<Account> lock(AccountId id, boolean whole) {
        return jdbc.sql("select " + COLUMNS + " from channels.account where id = :id "
                        + (whole ? "for update" : "for share"))
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    /** What a connector needs where nothing is called: without secrets. */
    Access open(Account account) {
        return new Access(
                account.id(), account.agency(), account.language(), account.settings(), Map.of(), (name, value) -> {});
    }

    /** What a connector needs; decrypts. */
    Access access(Account account) {
        return new Access(
                account.id(),
                account.agency(),
                account.language(),
                account.settings(),
                secrets(account.id()),
                (name, value) -> renew(account.id(), name, value));
    }

    private void renew(AccountId id, String name, Secret value) {
        Map<String, Secret> secrets = new HashMap<>(secrets(id));
        secrets.put(name, value);
        store(id, secrets);
    }

    private Map<String, Secret> secrets(AccountId id) {
        return jdbc.sql("select secrets from channels.account where id = :id and secrets is not null")
                .param("id", id.value())
                .query((row, n) -> row.getBytes("secrets"))
                .optional()
                .map(box -> opened(id, box))
                .orElse(Map.of());
    }

    private Map<String, Secret> opened(AccountId id, byte[] box) {
        return written.texts(new String(keyring.open("account:" + id, box), StandardCharsets.UTF_8)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Secret(entry.getValue())));
    }

    private byte @Nullable [] sealed(AccountId id, Map<String, Secret> secrets) {
        if (secrets.isEmpty()) {
            return null;
        }
        Map<String, String> plain = secrets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().reveal()));
        return keyring.seal("account:" + id, written.write(plain).getBytes(StandardCharsets.UTF_8));
    }

    /** Encrypts anew what lies under an older key; at start-up, by whichever process comes first. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void reseal() {
        @SuppressWarnings("ArrayRecordComponent")
        record Box(AccountId id, byte[] bytes) {}
        if (keyring.isEmpty()) {
            return;
        }
        for (Box box : jdbc.sql(
                        "select id, secrets from channels.account where secrets is not null for update skip locked")
                .query((row, n) -> new Box(new AccountId(Rows.uuid(row, "id")), row.getBytes("secrets")))
                .list()) {
            if (keyring.isOld(box.bytes())) {
                store(box.id(), opened(box.id(), box.bytes()));
            }
        }
    }

    private void store(AccountId id, Map<String, Secret> secrets) {
        jdbc.sql("update channels.account set secrets = :secrets where id = :id")
                .param("id", id.value())
                .param("secrets", sealed(id, secrets))
                .update();
    }

    void tested(Account account, Tested tested, Instant at) {
        switch (tested) {
            case Tested.Works works ->
                jdbc.sql("""
                        update channels.account set works = true, trouble = null, tested_at = :at, handle = :handle, address = :address,
                               valid_until = :until, settings = cast(:settings as jsonb)
                        where id = :id
                        """)
                        .param("id", account.id().value())
                        .param("at", Rows.at(at))
                        .param("handle", works.handle())
                        .param("address", works.address())
                        .param("until", Rows.atOrNull(works.validUntil()))
                        .param("settings", written.write(learned(account, works.learned())))
                        .update();
            case Tested.Fails fails ->
                jdbc.sql("""
                        update channels.account set works = false, trouble = cast(:trouble as jsonb), tested_at = :at,
                               settings = cast(:settings as jsonb)
                        where id = :id
                        """)
                        .param("id", account.id().value())
                        .param("at", Rows.at(at))
                        .param("trouble", written.write(fails.reason()))
                        .param("settings", written.write(learned(account, fails.learned())))
                        .update();
        }
    }

    private static Map<String, String> learned(Account account, Map<String, String> told) {
        Map<String, String> settings = new HashMap<>(account.settings());
        told.forEach((name, value) -> settings.put("learned." + name, value));
        return settings;
    }

    void delivered(Collection<AccountId> ids, Instant at) {
        jdbc.sql("""
                update channels.account set works = true, trouble = null, delivered_at = :at
                where id in (select id from channels.account
                             where id = any(:ids) and (works is not true or delivered_at is null or delivered_at < :at - interval '1 minute')
                             order by id for no key update)
                """)
                .param("ids", ids.stream().map(AccountId::value).toArray(UUID[]::new))
                .param("at", Rows.at(at))
                .update();
    }

    void pause(AccountId id, @Nullable PersonId by, String why, @Nullable Reason trouble, Instant at) {
        jdbc.sql("""
                update channels.account set paused_at = :at, paused_by = :by, paused_for = :why,
                       works = case when cast(:trouble as jsonb) is null then works else false end,
                       trouble = coalesce(cast(:trouble as jsonb), trouble)
                where id = :id and paused_at is null
                """)
                .param("id", id.value())
                .param("at", Rows.at(at))
                .param("by", by == null ? null : by.value())
                .param("why", why)
                .param("trouble", written.write(trouble))
                .update();
    }

    void resume(AccountId id) {
        jdbc.sql("update channels.account set paused_at = null, paused_by = null, paused_for = '' where id = :id")
                .param("id", id.value())
                .update();
    }

    void close(AccountId id, PersonId by, Instant at) {
        jdbc.sql("update channels.account set closed_at = :at, closed_by = :by, secrets = null where id = :id")
                .param("id", id.value())
                .param("at", Rows.at(at))
                .param("by", by.value())
                .update();
    }

    private Account read(ResultSet row, int n) throws SQLException {
        Instant pausedAt = Rows.instantOrNull(row, "paused_at");
        UUID agency = Rows.uuidOrNull(row, "agency_id");
        return new Account(
                new AccountId(Rows.uuid(row, "id")),
                row.getString("network"),
                row.getString("name"),
                agency == null ? null : new AgencyId(agency),
                Language.of(row.getString("language")),
                written.texts(row.getString("settings")),
                row.getString("handle"),
                row.getString("address"),
                Rows.instantOrNull(row, "valid_until"),
                Rows.instant(row, "connected_at"),
                Rows.instantOrNull(row, "tested_at"),
                row.getObject("works", Boolean.class),
                written.reason(row.getString("trouble")),
                Rows.instantOrNull(row, "delivered_at"),
                pausedAt == null
                        ? null
                        : new Account.Pause(pausedAt, row.getObject("paused_by") != null, row.getString("paused_for")),
                Rows.instantOrNull(row, "closed_at"));
    }
}
