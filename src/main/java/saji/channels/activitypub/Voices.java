package saji.channels.activitypub;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import saji.channels.AccountId;
import saji.channels.Hearing;
import saji.channels.activitypub.Remotes.Remote;
import saji.channels.network.Voice;
import tools.jackson.databind.JsonNode;

/** What people elsewhere say, like, boost and take back about something that was said here; in the caller's transaction. */
@Component
class Voices {

    private final Actors actors;
    private final Sayings sayings;
    private final Hearing hearing;
    private final Here here;
    private final InstantSource clock;

    Voices(Actors actors, Sayings sayings, Hearing hearing, Here here, InstantSource clock) {
        this.actors = actors;
        this.sayings = sayings;
        this.hearing = hearing;
        this.here = here;
        this.clock = clock;
    }

    void react(Remote from, JsonNode activity, Voice.Kind kind) {
        String address = Json.id(activity.path("object"));
        said(address).ifPresent(known -> {
            Voice voice = new Voice(
                    kind, Json.text(activity, "id"), address, "", author(from), "", "", from.url(), now(), List.of());
            hearing.heard(known.account(), ActivityPub.KEY, List.of(voice));
        });
    }

    /** Something said; it concerns an account when it answers or quotes something of it or names it. */
    void said(Remote from, JsonNode object, boolean changed) {
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

    private Optional<AccountId> account(String actor) {
        return here.username(actor).flatMap(actors::find).flatMap(own -> Optional.ofNullable(own.account()));
    }

    private Optional<Sayings.Known> said(String address) {
        return here.objectId(address).flatMap(sayings::find);
    }

    /** Whatever this actor said under something of an account, or that it is gone itself. */
    void delete(Remote from, String what) {
        if (what.equals(from.actor())) {
            sayings.takeBack("", from.actor());
        } else if (Here.hostOf(what).equals(Here.hostOf(from.actor()))) {
            takenBack(from, what, sayings.remarked(what, from.actor()));
            sayings.takeBack(what, from.actor());
        }
    }

    /** A like or a boost is taken back. */
    void takenBack(Remote from, String what, String about) {
        takenBack(from, what, said(about));
    }

    private void takenBack(Remote from, String what, Optional<Sayings.Known> about) {
        about.ifPresent(known -> {
            Voice voice = new Voice(Voice.Kind.TAKEN_BACK, what, "", "", author(from), "", "", "", now(), List.of());
            hearing.heard(known.account(), ActivityPub.KEY, List.of(voice));
        });
    }

    private static Voice.Author author(Remote from) {
        return new Voice.Author(from.actor(), from.handle(), from.name(), from.url());
    }

    private Instant now() {
        return clock.instant();
    }
}
