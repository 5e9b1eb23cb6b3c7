package saji.channels.activitypub;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.Channels;
import saji.directory.Directory;
import saji.platform.Settings;

/** The accounts of this network as actors. */
@Component
class Accounts {

    private final Channels channels;
    private final Actors actors;
    private final Directory directory;
    private final Here here;
    private final Settings settings;

    Accounts(Channels channels, Actors actors, Directory directory, Here here, Settings settings) {
        this.channels = channels;
        this.actors = actors;
        this.directory = directory;
        this.here = here;
        this.settings = settings;
    }

    long count() {
        return channels.accounts().stream()
                .filter(account -> account.network().equals(ActivityPub.KEY))
                .count();
    }

    /** The account of a name while it is open; empty for the server's own name. */
    Optional<Account> open(String username) {
        Optional<AccountId> id = actors.find(username).flatMap(own -> Optional.ofNullable(own.account()));
        return id.flatMap(channels::account).filter(Account::isOpen);
    }

    /** The document of an actor; empty when there is none. */
    Optional<Map<String, Object>> document(String username) {
        if (username.equals(Here.SERVER)) {
            return actors.server().map(this::server);
        }
        return open(username).flatMap(account -> actors.find(username).map(own -> document(own, account)));
    }

    private Map<String, Object> server(Actors.Own own) {
        Map<String, Object> document =
                common(own, "Application", directory.city().siteTitle());
        document.put("inbox", here.at("/ap/inbox"));
        document.put("url", here.at("/"));
        return Documents.withContext(document);
    }

    private Map<String, Object> document(Actors.Own own, Account account) {
        String actor = here.actor(own.username());
        Map<String, Object> document =
                common(own, account.settings().getOrDefault("type", "Organization"), name(account));
        document.put("inbox", actor + "/inbox");
        document.put("outbox", actor + "/outbox");
        document.put("followers", actor + "/followers");
        document.put("following", actor + "/following");
        document.put("featured", actor + "/featured");
        document.put("summary", Html.of(account.settings().getOrDefault("about", ""), here));
        document.put("url", here.at("/"));
        document.put(
                "published",
                account.connectedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("discoverable", true);
        document.put("indexable", true);
        document.put("attributionDomains", List.of(settings.baseUrl().getHost()));
        document.put(
                "attachment",
                List.of(Map.of("type", "PropertyValue", "name", "Situs", "value", Html.link(here.at("/")))));
        return Documents.withContext(document);
    }

    private String name(Account account) {
        return account.owner()
                .flatMap(directory::agency)
                .map(agency -> agency.name(account.language()))
                .orElseGet(() -> directory.city().siteTitle(account.language()));
    }

    private Map<String, Object> common(Actors.Own own, String type, String name) {
        Map<String, Object> document = new LinkedHashMap<>();
        String actor = here.actor(own.username());
        document.put("id", actor);
        document.put("type", type);
        document.put("preferredUsername", own.username());
        document.put("name", name);
        document.put("manuallyApprovesFollowers", false);
        document.put("webfinger", own.username() + "@" + here.host());
        document.put("endpoints", Map.of("sharedInbox", here.at("/ap/inbox")));
        document.put(
                "publicKey", Map.of("id", here.key(own.username()), "owner", actor, "publicKeyPem", own.publicKey()));
        return document;
    }
}
