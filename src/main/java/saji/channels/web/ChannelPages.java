package saji.channels.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.AttemptLine;
import saji.channels.Connecting;
import saji.channels.DeliveryLine;
import saji.channels.DispatchView;
import saji.channels.Doing;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.PersonId;
import saji.platform.Reason;
import saji.platform.Words;

/** Says accounts, dispatches and deliveries in the reader's language. */
@Component
class ChannelPages {

    private static final Duration SOON = Duration.ofDays(14);

    private final Connecting connecting;
    private final Directory directory;
    private final InstantSource clock;

    ChannelPages(Connecting connecting, Directory directory, InstantSource clock) {
        this.connecting = connecting;
        this.directory = directory;
        this.clock = clock;
    }

    String network(String key, Words words) {
        String text = "channels.network." + key;
        return words.has(text) ? words.say(text) : key;
    }

    String icon(String key) {
        return connecting.kind(key).map(Connecting.Kind::icon).orElse("broadcast");
    }

    AccountsView.Line line(Account account, Words words) {
        return new AccountsView.Line(
                "/desk/channels/accounts/" + account.id(),
                account.name(),
                network(account.network(), words),
                icon(account.network()),
                account.handle(),
                owner(account, words),
                health(account),
                ago(account.deliveredAt(), words),
                expiry(account, words));
    }

    String owner(Account account, Words words) {
        return account.owner()
                .map(id -> directory
                        .agency(id)
                        .map(agency -> agency.name(words.language()))
                        .orElseGet(() -> directory.agencyName(id, clock.instant())))
                .orElseGet(() -> directory.city().name(words.language()));
    }

    /** {@code closed}, {@code paused}, {@code denied}, {@code failing}, {@code works} or {@code untested}. */
    static String health(Account account) {
        if (!account.isOpen()) {
            return "closed";
        }
        if (account.paused() != null) {
            return account.paused().byPerson() ? "paused" : "denied";
        }
        return account.works() == null ? "untested" : account.works() ? "works" : "failing";
    }

    /** When the credentials end, if that is soon; empty otherwise. */
    String expiry(Account account, Words words) {
        Instant until = account.validUntil();
        return until == null || until.isAfter(clock.instant().plus(SOON)) ? "" : words.date(until, zone());
    }

    String ago(@Nullable Instant at, Words words) {
        return at == null ? "" : words.relative(at, clock.instant());
    }

    String time(@Nullable Instant at, Words words) {
        return at == null ? "" : words.dateTime(at, zone());
    }

    private ZoneId zone() {
        return directory.city().zone();
    }

    String person(@Nullable PersonId id) {
        return id == null ? "Saji" : directory.person(id).map(Person::name).orElse("");
    }

    DispatchesView.Line line(DispatchView dispatch, Words words) {
        return new DispatchesView.Line(
                "/desk/channels/dispatches/" + dispatch.id(),
                dispatch.title(),
                kind(dispatch, words),
                dispatch.intent().name().toLowerCase(Locale.ROOT),
                words.say("channels.lane." + dispatch.lane().name().toLowerCase(Locale.ROOT)),
                person(dispatch.by()),
                time(dispatch.dueAt(), words),
                ago(dispatch.dueAt(), words),
                dispatch.sums(),
                dispatch.isSpreading(),
                dispatch.channels().stream()
                        .map(channel -> channel(channel, words))
                        .toList());
    }

    private static String kind(DispatchView dispatch, Words words) {
        return switch (dispatch.intent()) {
            case REMOVE -> words.say("channels.dispatch.remove");
            case PUT ->
                dispatch.revision() <= 1
                        ? words.say("channels.dispatch.put")
                        : words.say("channels.dispatch.revision", dispatch.revision());
        };
    }

    private DispatchesView.Channel channel(DispatchView.Channel channel, Words words) {
        DeliveryLine only = channel.only();
        return new DispatchesView.Channel(
                channel.name(),
                network(channel.network(), words),
                icon(channel.network()),
                channel.sums(),
                channel.spreading(),
                only == null ? null : delivery(only, channel.name(), words));
    }

    DispatchesView.Delivery delivery(DeliveryLine line, String channel, Words words) {
        Reason reason = line.reason();
        boolean waits = !line.state().isEnd() && line.dueAt().isAfter(clock.instant());
        return new DispatchesView.Delivery(
                line.id().toString(),
                channel,
                line.target(),
                line.state().name().toLowerCase(Locale.ROOT),
                words.say(line.state().key()),
                line.ask() == null ? "" : words.say(ask(line.ask())),
                reason == null ? "" : words.say(reason),
                line.address(),
                waits ? words.say("channels.delivery.next", ago(line.dueAt(), words)) : time(line.endedAt(), words),
                line.person() == null ? "" : person(line.person()),
                line.tries());
    }

    static String ask(Doing doing) {
        return "channels.ask." + doing.name().toLowerCase(Locale.ROOT);
    }

    DispatchesView.Attempt attempt(AttemptLine line, Words words) {
        return new DispatchesView.Attempt(
                time(line.endedAt(), words),
                words.say("channels.doing." + line.doing().name().toLowerCase(Locale.ROOT)),
                words.say("channels.outcome."
                        + line.outcome().toLowerCase(Locale.ROOT).replace('_', '-')),
                line.detail());
    }

    /** Names of channels by their account, of one dispatch. */
    static Map<AccountId, String> names(DispatchView dispatch) {
        return dispatch.channels().stream()
                .collect(java.util.stream.Collectors.toMap(
                        DispatchView.Channel::account, DispatchView.Channel::name, (one, other) -> one));
    }
}
