package saji.channels.activitypub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.ObjectKey;
import saji.channels.Standing;

/** Actors, their collections and what they said, as other servers read them. Everything here is public, however it is asked for. */
@Controller
class ActorController {

    private static final int NEWEST = 20;
    private static final int FEATURED = 3;
    private static final int MOST_REMARKS = 100;
    private static final CacheControl SHORT =
            CacheControl.maxAge(java.time.Duration.ofMinutes(1)).cachePublic();

    private final Accounts accounts;
    private final Actors actors;
    private final Followers followers;
    private final Sayings sayings;
    private final Standing standing;
    private final Documents documents;
    private final Blocks blocks;
    private final Here here;

    ActorController(
            Accounts accounts,
            Actors actors,
            Followers followers,
            Sayings sayings,
            Standing standing,
            Documents documents,
            Blocks blocks,
            Here here) {
        this.accounts = accounts;
        this.actors = actors;
        this.followers = followers;
        this.sayings = sayings;
        this.standing = standing;
        this.documents = documents;
        this.blocks = blocks;
        this.here = here;
    }

    @GetMapping("/ap/actors/{username}")
    ResponseEntity<Object> actor(@PathVariable String username) {
        Optional<Map<String, Object>> document = accounts.document(username);
        boolean isGone = document.isEmpty() && actors.find(username).isPresent();
        return isGone
                ? ResponseEntity.status(410).build()
                : document.map(ActorController::json).orElseGet(ActorController::missing);
    }

    @GetMapping("/ap/actors/{username}/outbox")
    ResponseEntity<Object> outbox(@PathVariable String username) {
        return collection(username, "outbox", account -> {
            List<Object> items = new ArrayList<>();
            for (Sayings.Known known : sayings.newest(account.id(), NEWEST)) {
                object(known, username).ifPresent(object -> items.add(documents.create(username, object)));
            }
            return ordered(sayings.count(account.id()), items);
        });
    }

    /** Only how many there are; who they are is nobody's business. */
    @GetMapping("/ap/actors/{username}/followers")
    ResponseEntity<Object> followers(@PathVariable String username) {
        return collection(username, "followers", account -> counted(followers.count(account.id())));
    }

    @GetMapping("/ap/actors/{username}/following")
    ResponseEntity<Object> following(@PathVariable String username) {
        return collection(username, "following", account -> counted(0));
    }

    /** What a visitor of the actor sees first: the newest, by address, as some servers take no other objects here. */
    @GetMapping("/ap/actors/{username}/featured")
    ResponseEntity<Object> featured(@PathVariable String username) {
        return collection(username, "featured", account -> {
            List<Object> items = sayings.newest(account.id(), FEATURED).stream()
                    .<Object>map(known -> here.object(known.id()))
                    .toList();
            return ordered(items.size(), items);
        });
    }

    private ResponseEntity<Object> collection(
            String username, String name, Function<Account, Map<String, Object>> content) {
        return accounts.open(username)
                .map(account -> json(identified(here.actor(username) + "/" + name, content.apply(account))))
                .orElseGet(ActorController::missing);
    }

    private static Map<String, Object> identified(String id, Map<String, Object> collection) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("id", id);
        whole.putAll(collection);
        return Documents.withContext(whole);
    }

    private static Map<String, Object> ordered(long total, List<Object> items) {
        return Map.of("type", "OrderedCollection", "totalItems", total, "orderedItems", items);
    }

    private static Map<String, Object> counted(long total) {
        return Map.of("type", "OrderedCollection", "totalItems", total);
    }

    @GetMapping("/ap/objects/{id}")
    ResponseEntity<Object> object(@PathVariable UUID id) {
        return said(id, object -> object);
    }

    @GetMapping("/ap/objects/{id}/create")
    ResponseEntity<Object> create(@PathVariable UUID id) {
        return said(id, object -> documents.create(username(object), object));
    }

    private static String username(Map<String, Object> object) {
        String actor = String.valueOf(object.get("attributedTo"));
        return actor.substring(actor.lastIndexOf('/') + 1);
    }

    @GetMapping("/ap/objects/{id}/replies")
    ResponseEntity<Object> replies(@PathVariable UUID id) {
        return said(id, object -> {
            List<String> remarks = sayings.remarks(id, MOST_REMARKS);
            Map<String, Object> collection = new LinkedHashMap<>();
            collection.put("id", here.object(id) + "/replies");
            collection.put("type", "Collection");
            collection.put("totalItems", remarks.size());
            collection.put("items", remarks);
            return collection;
        });
    }

    /**
     * The permission to quote an object (FEP-044f). Everybody may quote, so it is not kept anywhere: it is there for whatever quotes, as long
     * as the object stands and nobody has blocked where it is quoted.
     */
    @GetMapping("/ap/objects/{id}/quotes")
    ResponseEntity<Object> quote(@PathVariable UUID id, @RequestParam(defaultValue = "") String by) {
        boolean isOpen =
                Here.hostOf(by).filter(host -> !blocks.isHostBlocked(host)).isPresent();
        return isOpen ? said(id, object -> documents.permission(username(object), id, by)) : missing();
    }

    /** What was withdrawn leaves a tombstone. */
    private ResponseEntity<Object> said(UUID id, Function<Map<String, Object>, Map<String, Object>> shown) {
        Optional<Sayings.Known> known = sayings.find(id);
        Optional<Standing.State> state = known.flatMap(one -> state(one.account(), one.key()));
        if (known.isEmpty() || state.isEmpty()) {
            return missing();
        }
        Optional<String> username = actors.usernameOf(known.get().account());
        boolean isGone = state.get().withdrawnAt() != null
                || username.flatMap(accounts::open).isEmpty();
        if (isGone) {
            return ResponseEntity.status(410)
                    .contentType(MediaType.parseMediaType(Wire.TYPE))
                    .body(Documents.withContext(documents.tombstone(id)));
        }
        return object(known.get(), username.orElseThrow())
                .map(object -> json(Documents.withContext(shown.apply(object))))
                .orElseGet(ActorController::missing);
    }

    private Optional<Standing.State> state(AccountId account, ObjectKey key) {
        return standing.of(account, key);
    }

    private Optional<Map<String, Object>> object(Sayings.Known known, String username) {
        return state(known.account(), known.key())
                .map(state -> documents.object(username, known.id(), state.post(), state.first(), state.at()));
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Wire.TYPE))
                .cacheControl(SHORT)
                .header("Access-Control-Allow-Origin", "*")
                .body(body);
    }

    private static ResponseEntity<Object> missing() {
        return ResponseEntity.notFound().build();
    }
}
