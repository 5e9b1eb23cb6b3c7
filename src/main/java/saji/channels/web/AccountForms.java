package saji.channels.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.channels.Account;
import saji.channels.Connecting;
import saji.channels.network.Capabilities;
import saji.channels.network.Field;
import saji.channels.network.Limits;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.platform.Language;
import saji.platform.Reason;
import saji.platform.Words;

/** What is filled in of an account, and how it stands, as its pages show it. */
@Component
class AccountForms {

    private final Connecting connecting;
    private final Directory directory;
    private final ChannelPages pages;

    AccountForms(Connecting connecting, Directory directory, ChannelPages pages) {
        this.connecting = connecting;
        this.directory = directory;
        this.pages = pages;
    }

    AccountsView.Kind kind(Connecting.Kind kind, Words words) {
        String about = "channels." + kind.key() + ".about";
        return new AccountsView.Kind(
                kind.key(), pages.network(kind.key(), words), kind.icon(), words.has(about) ? words.say(about) : "");
    }

    static Connecting.Form read(Connecting.Kind kind, Map<String, String> input) {
        Map<String, String> fields = new HashMap<>();
        for (Field field : kind.fields()) {
            fields.put(field.name(), input.getOrDefault("field." + field.name(), ""));
        }
        String agency = input.getOrDefault("agency", "");
        return new Connecting.Form(
                input.getOrDefault("name", ""),
                agency.matches("[0-9a-f-]{36}") ? new AgencyId(UUID.fromString(agency)) : null,
                Language.of(input.getOrDefault("language", "id")),
                fields);
    }

    AccountsView.Form ofNew(Connecting.Kind kind, Connecting.Form form, Words words, List<Reason> reasons) {
        return form(null, kind, form, Map.of(), words, reasons);
    }

    /** @param typed what was filled in and refused; null to show what stands */
    AccountsView.Form of(Account account, Connecting.@Nullable Form typed, Words words, List<Reason> reasons) {
        Connecting.Form form = typed == null
                ? new Connecting.Form(account.name(), account.agency(), account.language(), account.settings())
                : typed;
        return form(
                account.id().toString(),
                connecting.kind(account.network()).orElseThrow(),
                form,
                connecting.choices(account),
                words,
                reasons);
    }

    private AccountsView.Form form(
            @Nullable String id,
            Connecting.Kind kind,
            Connecting.Form form,
            Map<String, List<String>> choices,
            Words words,
            List<Reason> reasons) {
        List<AccountsView.Input> inputs = new ArrayList<>();
        for (Field field : kind.fields()) {
            String label = "channels." + kind.key() + ".field." + field.name();
            inputs.add(new AccountsView.Input(
                    field.name(),
                    words.has(label) ? words.say(label) : field.name(),
                    words.has(label + ".hint") ? words.say(label + ".hint") : "",
                    field.secret() ? "" : form.fields().getOrDefault(field.name(), ""),
                    field.secret(),
                    field.required(),
                    choices.getOrDefault(field.name(), List.of()),
                    field.rare()));
        }
        List<AccountsView.Choice> agencies = directory.agencies().stream()
                .map(agency -> new AccountsView.Choice(agency.id().toString(), agency.name(words.language())))
                .toList();
        return new AccountsView.Form(
                id,
                kind(kind, words),
                form.name(),
                form.agency() == null ? "" : form.agency().toString(),
                form.language().code(),
                inputs,
                agencies,
                reasons);
    }

    AccountsView.State state(Actor actor, Words words, Account account) {
        Connecting.Kind kind = connecting.kind(account.network()).orElseThrow();
        Reason trouble = account.trouble();
        Account.Pause pause = account.paused();
        Optional<Connecting.Ear> ear = connecting.ear(account);
        return new AccountsView.State(
                pages.line(account, words),
                account.address(),
                trouble == null ? "" : words.say(trouble),
                pages.time(account.testedAt(), words),
                pause == null ? "" : pages.time(pause.at(), words),
                pause == null ? "" : pause.reason(),
                ear.map(heard ->
                                heard.at() == null ? words.say("channels.account.never") : pages.ago(heard.at(), words))
                        .orElse(""),
                ear.map(Connecting.Ear::trouble).orElse(""),
                limits(account, kind, words),
                connecting.mayConnect(actor) && account.isOpen());
    }

    private List<String> limits(Account account, Connecting.Kind kind, Words words) {
        Limits limits = connecting.limits(account);
        List<String> said = new ArrayList<>();
        connecting.standing(account).forEach(reason -> said.add(words.say(reason)));
        if (limits.text() > 0) {
            said.add(words.say("channels.limits.text", limits.text()));
        }
        if (limits.caption() > 0) {
            said.add(words.say("channels.limits.caption", limits.caption()));
        }
        said.add(words.say(
                limits.filmNeeded() ? "channels.limits.films" : "channels.limits.pictures", limits.pictures()));
        kind.pace()
                .rates()
                .forEach(rate -> said.add(words.say(
                        "channels.limits.rate", rate.attempts(), rate.per().toSeconds())));
        said.add(words.say("channels.can.edit." + by(kind.can().edit())));
        said.add(words.say("channels.can.delete." + by(kind.can().delete())));
        return said;
    }

    private static String by(Capabilities.By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
