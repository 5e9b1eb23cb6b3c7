package saji.channels.network;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import saji.channels.AccountId;
import saji.directory.AgencyId;
import saji.platform.Language;

/** What a connector needs to speak for an account: its settings and, decrypted for this attempt only, its secrets. */
public final class Access {

    private final AccountId account;
    private final @Nullable AgencyId agency;
    private final Language language;
    private final Map<String, String> settings;
    private final Map<String, Secret> secrets;
    private final BiConsumer<String, Secret> keeper;

    /** @param keeper stores a renewed secret, encrypted */
    public Access(
            AccountId account,
            @Nullable AgencyId agency,
            Language language,
            Map<String, String> settings,
            Map<String, Secret> secrets,
            BiConsumer<String, Secret> keeper) {
        this.account = account;
        this.agency = agency;
        this.language = language;
        this.settings = Map.copyOf(settings);
        this.secrets = Map.copyOf(secrets);
        this.keeper = keeper;
    }

    public AccountId account() {
        return account;
    }

    /** The agency that owns the account; empty for the city. */
    public Optional<AgencyId> agency() {
        return Optional.ofNullable(agency);
    }

    public Language language() {
        return language;
    }

    /** A setting; empty text where none was given. */
    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    public Optional<Secret> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /** Puts a new secret in the place of one that was renewed (a refreshed token); stored encrypted at once. */
    public void renew(String name, Secret value) {
        keeper.accept(name, value);
    }

    @Override
    public String toString() {
        return "account " + account;
    }
}
