package saji.channels;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.network.Access;
import saji.channels.network.Capabilities;
import saji.channels.network.Field;
import saji.channels.network.Limits;
import saji.channels.network.Network;
import saji.channels.network.Pace;
import saji.channels.network.Tested;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Role;
import saji.platform.AuditTrail;
import saji.platform.Ids;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Connecting accounts, testing, pausing and closing them; an administrator's work. The office and leaders may look. */
@Component
public class Connecting {

    private final Accounts accounts;
    private final Networks networks;
    private final Deliveries deliveries;
    private final Listening listening;
    private final Entries entries;
    private final AuditTrail audit;
    private final Ids ids;
    private final InstantSource clock;

    Connecting(
            Accounts accounts,
            Networks networks,
            Deliveries deliveries,
            Listening listening,
            Entries entries,
            AuditTrail audit,
            Ids ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.networks = networks;
        this.deliveries = deliveries;
        this.listening = listening;
        this.entries = entries;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** When a network was last asked what people said, and what it said when it could not be. */
    public record Ear(@Nullable Instant at, String trouble) {}

    /** A network as the desk shows it. */
    public record Kind(String key, String icon, List<Field> fields, Capabilities can, Pace pace) {}

    /**
     * What an administrator fills in.
     *
     * @param fields values by field name; an empty secret leaves the one that is there
     */
    public record Form(String name, @Nullable AgencyId agency, Language language, Map<String, String> fields) {
        public Form {
            fields = Map.copyOf(fields);
        }
    }

    public boolean mayLook(Actor actor) {
        return actor.isOffice() || actor.is(Role.LEADER) || mayConnect(actor);
    }

    public boolean mayConnect(Actor actor) {
        return actor.is(Role.ADMINISTRATOR);
    }

    /** The networks that can be connected. */
    public List<Kind> kinds() {
        return networks.all().stream().map(Connecting::kind).toList();
    }

    public Optional<Kind> kind(String key) {
        return networks.find(key).map(Connecting::kind);
    }

    private static Kind kind(Network network) {
        return new Kind(network.key(), network.icon(), network.fields(), network.capabilities(), network.pace());
    }

    public Limits limits(Account account) {
        return networks.of(account.network()).limits(accounts.open(account));
    }

    /** What can be chosen for fields of an account, by field. */
    public Map<String, List<String>> choices(Account account) {
        Network network = networks.of(account.network());
        Access access = accounts.open(account);
        return network.fields().stream()
                .collect(Collectors.toMap(Field::name, field -> network.choices(access, field.name())));
    }

    /** What of an account's quota or budget is used up. */
    public List<Reason> standing(Account account) {
        return networks.of(account.network()).standing(accounts.open(account));
    }

    /** Whether people are heard on an account; empty where its network is not asked. */
    public Optional<Ear> ear(Account account) {
        return listening.ear(account.id());
    }

    /** Connects an account and tests it at once; what the test finds is seen on the account and undoes nothing. */
    public Outcome<Account> connect(Actor actor, String network, Form form) {
        if (!mayConnect(actor)) {
            return forbidden(actor, "connect", network);
        }
        Optional<Network> found = networks.find(network);
        if (found.isEmpty()) {
            return Outcome.notFound();
        }
        List<Reason> reasons = entries.reasonsAgainst(found.get(), form, true);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        Account account = new Account(
                new AccountId(ids.next()),
                network,
                form.name().strip(),
                form.agency(),
                form.language(),
                Entries.settings(found.get(), form, Map.of()),
                "",
                "",
                null,
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null);
        accounts.add(account, Entries.secrets(found.get(), form), actor.id());
        audit.record(
                actor.username(),
                "channels.account.connected",
                subject(account.id()),
                Map.of("network", network, "name", account.name()));
        return test(actor, account.id());
    }

    /** Changes name, language, settings and those secrets that are given, and tests the account. */
    public Outcome<Account> change(Actor actor, AccountId id, Form form) {
        if (!mayConnect(actor)) {
            return forbidden(actor, "change", id.toString());
        }
        Optional<Account> account = accounts.find(id).filter(Account::isOpen);
        if (account.isEmpty()) {
            return Outcome.notFound();
        }
        Network network = networks.of(account.get().network());
        List<Reason> reasons = entries.reasonsAgainst(network, form, false);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        accounts.change(
                id,
                form.name().strip(),
                form.language(),
                Entries.settings(network, form, account.get().settings()),
                Entries.secrets(network, form));
        audit.record(actor.username(), "channels.account.changed", subject(id), Map.of("name", form.name()));
        return test(actor, id);
    }

    /** Calls the network without leaving a trace there. An account that the network had shut out works again when this succeeds. */
    public Outcome<Account> test(Actor actor, AccountId id) {
        if (!mayConnect(actor)) {
            return forbidden(actor, "test", id.toString());
        }
        Optional<Account> found = accounts.find(id).filter(Account::isOpen);
        if (found.isEmpty()) {
            return Outcome.notFound();
        }
        Account account = found.get();
        Tested tested = networks.of(account.network()).test(accounts.access(account));
        accounts.tested(account, tested, clock.instant());
        if (tested instanceof Tested.Works
                && account.paused() != null
                && !account.paused().byPerson()) {
            accounts.resume(id);
            deliveries.release(id, clock.instant());
        }
        audit.record(
                actor.username(),
                "channels.account.tested",
                subject(id),
                Map.of("works", String.valueOf(tested instanceof Tested.Works)));
        return Outcome.done(accounts.find(id).orElseThrow());
    }

    /** Holds everything that is to go to an account. */
    @Transactional
    public Outcome<Account> pause(Actor actor, AccountId id, String why) {
        return withAccount(actor, id, "pause", account -> {
            accounts.pause(id, actor.id(), why.strip(), null, clock.instant());
            deliveries.hold(id);
        });
    }

    /** Lets go what was held. */
    @Transactional
    public Outcome<Account> resume(Actor actor, AccountId id) {
        return withAccount(actor, id, "resume", account -> {
            accounts.resume(id);
            deliveries.release(id, clock.instant());
        });
    }

    /** Disconnects an account and forgets its secrets. What stands there stays; to change or delete it becomes a person's task. */
    @Transactional
    public Outcome<Account> close(Actor actor, AccountId id) {
        return withAccount(actor, id, "close", account -> {
            Instant now = clock.instant();
            accounts.close(id, actor.id(), now);
            deliveries.cancelOf(id, "channels.why.closed", now);
            deliveries.release(id, now);
        });
    }

    private Outcome<Account> withAccount(
            Actor actor, AccountId id, String command, java.util.function.Consumer<Account> change) {
        if (!mayConnect(actor)) {
            return forbidden(actor, command, id.toString());
        }
        Optional<Account> account = accounts.lock(id, true).filter(Account::isOpen);
        if (account.isEmpty()) {
            return Outcome.notFound();
        }
        change.accept(account.get());
        audit.record(
                actor.username(),
                "channels.account." + command,
                subject(id),
                Map.of("name", account.get().name()));
        return Outcome.done(accounts.find(id).orElseThrow());
    }

    private <T> Outcome<T> forbidden(Actor actor, String command, String subject) {
        audit.record(actor.username(), "channels.account." + command + "-refused", subject, Map.of());
        return Outcome.forbidden();
    }

    private static String subject(AccountId id) {
        return "account:" + id;
    }
}
