package saji.channels.activitypub;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import saji.channels.AccountId;
import saji.channels.activitypub.Remotes.Remote;
import saji.channels.network.Voice;
import tools.jackson.databind.JsonNode;

/** Takes in activities whose sender is known for sure; each once, with all that comes of it in one transaction. */
@Component
class Intake {

    private final TransactionTemplate transaction;
    private final Seen seen;
    private final Actors actors;
    private final Followers followers;
    private final Remotes remotes;
    private final Lookup lookup;
    private final Blocks blocks;
    private final Answers answers;
    private final Voices voices;
    private final Quoting quoting;
    private final Reports reports;
    private final Here here;

    Intake(
            PlatformTransactionManager transactions,
            Seen seen,
            Actors actors,
            Followers followers,
            Remotes remotes,
            Lookup lookup,
            Blocks blocks,
            Answers answers,
            Voices voices,
            Quoting quoting,
            Reports reports,
            Here here) {
        this.transaction = new TransactionTemplate(transactions);
        this.seen = seen;
        this.actors = actors;
        this.followers = followers;
        this.remotes = remotes;
        this.lookup = lookup;
        this.blocks = blocks;
        this.answers = answers;
        this.voices = voices;
        this.quoting = quoting;
        this.reports = reports;
        this.here = here;
    }

    /** What is not understood is noted as seen and otherwise left. */
    void take(Remote from, JsonNode activity) {
        Optional<Remote> successor =
                Json.text(activity, "type").equals("Move") ? successor(from, activity) : Optional.empty();
        transaction.executeWithoutResult(status -> {
            if (seen.isFirst(Json.text(activity, "id"))) {
                take(from, activity, successor);
            }
        });
    }

    private void take(Remote from, JsonNode activity, Optional<Remote> successor) {
        JsonNode object = activity.path("object");
        switch (Json.text(activity, "type")) {
            case "Follow" -> follow(from, activity);
            case "Undo" -> undo(from, object);
            case "Like", "EmojiReact" -> voices.react(from, activity, Voice.Kind.LIKE);
            case "Announce" -> voices.react(from, activity, Voice.Kind.BOOST);
            case "Create" -> voices.said(from, object, false);
            case "Update" -> update(from, object);
            case "Delete" -> delete(from, Json.id(object));
            case "QuoteRequest" -> {
                quoting.answer(from, activity);
                voices.said(from, activity.path("instrument"), false);
            }
            case "Flag" -> reports.take(from, activity);
            case "Block" -> account(Json.id(object)).ifPresent(account -> followers.remove(account, from.actor()));
            case "Move" -> successor.ifPresent(next -> followers.move(from.actor(), next));
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
            case "Like", "EmojiReact", "Announce" -> voices.takenBack(from, Json.id(undone), whom);
            default -> followers.removeFollow(from.actor(), Json.id(undone));
        }
    }

    private void update(Remote from, JsonNode object) {
        if (Json.id(object).equals(from.actor())) {
            remotes.keep(from.unread());
        } else {
            voices.said(from, object, true);
        }
    }

    private void delete(Remote from, String what) {
        voices.delete(from, what);
        if (what.equals(from.actor())) {
            followers.removeAll(from.actor());
            remotes.remove(from.actor());
        }
    }

    /**
     * To whom a follower has moved: the new actor's own document must name the old one. Asked for only of somebody who follows, as it is a
     * call, and outside the transaction.
     */
    private Optional<Remote> successor(Remote from, JsonNode activity) {
        String target = Json.id(activity.path("target"));
        boolean isOwn = Json.id(activity.path("object")).equals(from.actor());
        boolean isOpen =
                Here.hostOf(target).filter(host -> !blocks.isHostBlocked(host)).isPresent()
                        && !blocks.isActorBlocked(target);
        if (!isOwn || !isOpen || !followers.anyOf(from.actor())) {
            return Optional.empty();
        }
        return lookup.anew(target) instanceof Lookup.There(Remote remote)
                        && remote.alsoKnownAs().contains(from.actor())
                ? Optional.of(remote)
                : Optional.empty();
    }
}
