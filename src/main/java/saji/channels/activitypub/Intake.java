package saji.channels.activitypub;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.channels.AccountId;
import saji.channels.Hearing;
import saji.channels.activitypub.Remotes.Remote;
import saji.channels.network.Voice;
import saji.platform.AuditTrail;
import tools.jackson.databind.JsonNode;

/** Takes in activities whose sender is known for sure; each once, with all that comes of it in one transaction. */
@Component
class Intake {

    private final Seen seen;
    private final Actors actors;
    private final Followers followers;
    private final Sayings sayings;
    private final Remotes remotes;
    private final Answers answers;
    private final Hearing hearing;
    private final AuditTrail audit;
    private final Here here;
    private final InstantSource clock;

    Intake(
            Seen seen,
            Actors actors,
            Followers followers,
            Sayings sayings,
            Remotes remotes,
            Answers answers,
            Hearing hearing,
            AuditTrail audit,
            Here here,
            InstantSource clock) {
        this.seen = seen;
        this.actors = actors;
        this.followers = followers;
        this.sayings = sayings;
        this.remotes = remotes;
        this.answers = answers;
        this.hearing = hearing;
        this.audit = audit;
        this.here = here;
        this.clock = clock;
    }

    /** What is not understood is noted as seen and otherwise left. */
    @Transactional
    public void take(Remote from, JsonNode activity) {
        if (!seen.isFirst(Json.text(activity, "id"))) {
            return;
        }
        JsonNode object = activity.path("object");
        switch (Json.text(activity, "type")) {
            case "Follow" -> follow(from, activity);
            case "Undo" -> undo(from, object);
            case "Like", "EmojiReact" -> react(from, activity, Voice.Kind.LIKE);
            case "Announce" -> react(from, activity, Voice.Kind.BOOST);
            case "Create" -> said(from, object, false);
            case "Update" -> update(from, object);
            case "Delete" -> delete(from, Json.id(object));
            case "Flag" -> flag(from, activity);
            case "Block" -> account(Json.id(object)).ifPresent(account -> followers.remove(account, from.actor()));
            case "Move" -> move(from, Json.id(object));
            default -> {}
        }
    }

    private Optional<AccountId> account(String actor) {
        return here.username(actor).flatMap(actors::find).flatMap(own -> Optional.ofNullable(own.account()));
    }

    private void follow(Remote from, JsonNode activity) {
        String whom = Json.id(activity.path("object"));
        account(whom).ifPresent(account -> {
            String id = Json.text(activity, "id");
            String host = Here.hostOf(from.deliverTo()).orElseThrow();
            followers.add(account, from.actor(), from.deliverTo(), host, id);
            answers.accept(
                    here.username(whom).orElseThrow(),
                    Map.of("id", id, "type", "Follow", "actor", from.actor(), "object", whom),
                    from.inbox());
        });
    }

    private void undo(Remote from, JsonNode undone) {
        String whom = Json.id(undone.path("object"));
        switch (Json.text(undone, "type")) {
            case "Follow" -> account(whom).ifPresent(account -> followers.remove(account, from.actor()));
            case "Like", "EmojiReact", "Announce" -> takenBack(from, Json.id(undone), said(whom));
            default -> followers.removeFollow(from.actor(), Json.id(undone));
        }
    }

    private Optional<Sayings.Known> said(String address) {
        return here.objectId(address).flatMap(sayings::find);
    }

    private void react(Remote from, JsonNode activity, Voice.Kind kind) {
        String address = Json.id(activity.path("object"));
        said(address).ifPresent(known -> {
            Voice voice = new Voice(
                    kind, Json.text(activity, "id"), address, "", author(from), "", "", from.url(), now(), List.of());
            hearing.heard(known.account(), ActivityPub.KEY, List.of(voice));
        });
    }

    /** Something said; it concerns an account when it answers or quotes something of it or names it. */
    private void said(Remote from, JsonNode object, boolean changed) {
        String id = Json.id(object);
        boolean isTheirs = object.isObject()
                && Here.hostOf(id).equals(Here.hostOf(from.actor()))
                && Json.id(object.path("attributedTo")).equals(from.actor());
        if (!isTheirs) {
            return;
        }
        String answers = Json.id(object.path("inReplyTo"));
        Optional<Sayings.Known> answered = said(answers);
        String quotes = quoted(object);
        Optional<Sayings.Known> quoted = said(quotes);
        if (answered.isPresent()) {
            sayings.remark(answered.get().id(), id, from.actor());
            hear(answered.get().account(), from, object, changed ? Voice.Kind.CHANGED : Voice.Kind.REPLY, answers);
        } else if (quoted.isPresent()) {
            hear(quoted.get().account(), from, object, changed ? Voice.Kind.CHANGED : Voice.Kind.QUOTE, quotes);
        }
        for (AccountId named : named(object)) {
            boolean isHeard = answered.or(() -> quoted)
                    .filter(known -> known.account().equals(named))
                    .isPresent();
            if (!isHeard) {
                hear(named, from, object, changed ? Voice.Kind.CHANGED : Voice.Kind.MENTION, answers);
            }
        }
    }

    private static String quoted(JsonNode object) {
        for (String name : List.of("quote", "quoteUrl", "quoteUri", "_misskey_quote")) {
            String address = Json.id(object.path(name));
            if (!address.isEmpty()) {
                return address;
            }
        }
        return "";
    }

    private List<AccountId> named(JsonNode object) {
        return Json.all(object.path("tag")).stream()
                .limit(50)
                .filter(tag -> Json.text(tag, "type").equals("Mention"))
                .flatMap(tag -> account(Json.text(tag, "href")).stream())
                .distinct()
                .toList();
    }

    private void hear(AccountId account, Remote from, JsonNode object, Voice.Kind kind, String answers) {
        Voice voice = new Voice(
                kind,
                Json.id(object),
                answers,
                "",
                author(from),
                Html.plain(Json.text(object, "content")),
                language(object),
                address(object),
                saidAt(object, kind),
                pictures(object));
        hearing.heard(account, ActivityPub.KEY, List.of(voice));
    }

    private static String language(JsonNode object) {
        return object.path("contentMap")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(tag -> tag.matches("[A-Za-z0-9-]{2,35}"))
                .findFirst()
                .orElse("");
    }

    private static String address(JsonNode object) {
        return Json.all(object.path("url")).stream()
                .map(one -> one.isObject() ? Json.text(one, "href") : one.asString(""))
                .filter(one -> Here.hostOf(one).isPresent())
                .findFirst()
                .orElse(Json.id(object));
    }

    private static List<String> pictures(JsonNode object) {
        List<String> pictures = new ArrayList<>();
        for (JsonNode one : Json.all(object.path("attachment"))) {
            String address = Json.id(one.path("url"));
            if (Here.hostOf(address).isPresent() && pictures.size() < 10) {
                pictures.add(address);
            }
        }
        return pictures;
    }

    /** Never later than now, whatever the sender says. */
    private Instant saidAt(JsonNode object, Voice.Kind kind) {
        String said = Json.text(object, kind == Voice.Kind.CHANGED && object.has("updated") ? "updated" : "published");
        try {
            Instant at = java.time.OffsetDateTime.parse(said).toInstant();
            return at.isAfter(now()) || at.isBefore(Instant.EPOCH) ? now() : at;
        } catch (DateTimeParseException e) {
            return now();
        }
    }

    private void update(Remote from, JsonNode object) {
        if (Json.id(object).equals(from.actor())) {
            remotes.keep(new Remote(
                    from.actor(),
                    from.keyId(),
                    from.publicKey(),
                    from.inbox(),
                    from.deliverTo(),
                    from.handle(),
                    from.name(),
                    from.url(),
                    Instant.EPOCH)); // read anew when next needed
        } else {
            said(from, object, true);
        }
    }

    private void delete(Remote from, String what) {
        if (what.equals(from.actor())) {
            followers.removeAll(from.actor());
            sayings.takeBack("", from.actor());
            remotes.remove(from.actor());
        } else if (Here.hostOf(what).equals(Here.hostOf(from.actor()))) {
            takenBack(from, what, sayings.remarked(what, from.actor()));
            sayings.takeBack(what, from.actor());
        }
    }

    private void takenBack(Remote from, String what, Optional<Sayings.Known> about) {
        about.ifPresent(known -> {
            Voice voice = new Voice(Voice.Kind.TAKEN_BACK, what, "", "", author(from), "", "", "", now(), List.of());
            hearing.heard(known.account(), ActivityPub.KEY, List.of(voice));
        });
    }

    /** A complaint of another server about something that was said here; the office reads it in the audit trail. */
    private void flag(Remote from, JsonNode activity) {
        List<String> about = Json.all(activity.path("object")).stream()
                .map(Json::id)
                .limit(5)
                .toList();
        String words = Html.plain(Json.text(activity, "content"));
        audit.record(
                "federation",
                "channels.federation.complaint",
                null,
                Map.of(
                        "from", from.actor(),
                        "about", String.join(" ", about),
                        "words", words.substring(0, Math.min(words.length(), 1000))));
    }

    /** Whoever moves follows anew from there. */
    private void move(Remote from, String what) {
        if (what.equals(from.actor())) {
            followers.removeAll(from.actor());
        }
    }

    private static Voice.Author author(Remote from) {
        return new Voice.Author(from.actor(), from.handle(), from.name(), from.url());
    }

    private Instant now() {
        return clock.instant();
    }
}
