package saji.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.platform.AuditTrail;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;

/** The newsroom's door for remarks: of the staff, and of guests who come through a review link. */
@Component
public class Margin {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int NAME = 120;
    private static final int AN_HOUR = 30;

    private final Commands commands;
    private final Stories stories;
    private final Revisions revisions;
    private final Remarks remarks;
    private final ReviewLinks links;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Ids ids;
    private final InstantSource clock;

    Margin(
            Commands commands,
            Stories stories,
            Revisions revisions,
            Remarks remarks,
            ReviewLinks links,
            Timeline timeline,
            AuditTrail audit,
            Ids ids,
            InstantSource clock) {
        this.commands = commands;
        this.stories = stories;
        this.revisions = revisions;
        this.remarks = remarks;
        this.links = links;
        this.timeline = timeline;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds a remark; {@code passage} is null or words of the story. */
    public Outcome<Remark> remark(Actor actor, StoryId id, String untidy, @Nullable String passage) {
        String text = TextRules.tidy(untidy);
        String quoted = passage == null || passage.isBlank() ? null : TextRules.tidy(passage);
        return commands.carryOut(actor, id, Command.REMARK, wrongIn(text, quoted), story -> {
            Remark said = new Remark(
                    ids.next(), story.latest().number(), story.by(), actor.name(), story.now(), text, quoted, null);
            remarks.add(id, said, null);
            timeline.add(id, Timeline.Happening.of(TimelineEntry.Kind.REMARKED, story.now(), story.by()));
            commands.record(actor, id, "remarked", Map.of("remark", said.id().toString()));
            return Outcome.done(said);
        });
    }

    private static List<Reason> wrongIn(String text, @Nullable String passage) {
        List<Reason> wrong =
                new ArrayList<>(TextRules.needed("text", text, TextRules.MESSAGE, "newsroom.refused.text-missing"));
        if (passage != null) {
            wrong.addAll(TextRules.words("passage", passage, TextRules.MESSAGE));
        }
        return wrong;
    }

    /** Ticks a remark off. */
    public Outcome<StoryId> resolve(Actor actor, StoryId id, UUID remark) {
        return commands.carryOut(actor, id, Command.REMARK, List.of(), story -> {
            if (!remarks.resolve(id, remark, story.by(), story.now())) {
                return Outcome.notFound();
            }
            timeline.add(id, Timeline.Happening.of(TimelineEntry.Kind.REMARK_RESOLVED, story.now(), story.by()));
            commands.record(actor, id, "remark-resolved", Map.of("remark", remark.toString()));
            return Outcome.done(id);
        });
    }

    /** Makes a review link that ends at {@code expiresAt}, no more than 30 days from now. */
    public Outcome<ReviewLink.Made> invite(Actor actor, StoryId id, String untidy, Instant expiresAt) {
        String guest = TextRules.tidy(untidy);
        Instant now = clock.instant();
        List<Reason> wrong = new ArrayList<>(TextRules.needed("guest", guest, NAME, "newsroom.refused.name-missing"));
        if (!expiresAt.isAfter(now)) {
            wrong.add(Reason.of("newsroom.refused.in-the-past").at("expires"));
        } else if (expiresAt.isAfter(now.plus(LONGEST))) {
            wrong.add(Reason.of("newsroom.refused.link-too-long", LONGEST.toDays())
                    .at("expires"));
        }
        return commands.carryOut(actor, id, Command.INVITE, wrong, story -> {
            String token = ids.secret();
            ReviewLink link = new ReviewLink(ids.next(), guest, story.by(), story.now(), expiresAt, null, 0, List.of());
            links.add(id, link, token);
            timeline.add(
                    id,
                    Timeline.Happening.of(TimelineEntry.Kind.LINK_MADE, story.now(), story.by())
                            .detail(guest)
                            .moment(expiresAt));
            commands.record(actor, id, "link-made", Map.of("link", link.id().toString(), "guest", guest));
            return Outcome.done(new ReviewLink.Made(link, token));
        });
    }

    /** Ends a review link at once. */
    public Outcome<StoryId> revoke(Actor actor, StoryId id, UUID link) {
        return commands.carryOut(actor, id, Command.INVITE, List.of(), story -> {
            if (!links.revoke(id, link, story.by(), story.now())) {
                return Outcome.notFound();
            }
            timeline.add(id, Timeline.Happening.of(TimelineEntry.Kind.LINK_REVOKED, story.now(), story.by()));
            commands.record(actor, id, "link-revoked", Map.of("link", link.toString()));
            return Outcome.done(id);
        });
    }

    /**
     * What a guest sees; empty when the link is unknown, ended or revoked.
     *
     * @param address network address of the guest, for the log
     */
    public Optional<ReviewLink.Opened> open(String token, @Nullable String address) {
        Instant now = clock.instant();
        return commands.inOneGo(() -> find(token, now).map(found -> {
            links.opened(found.link().id(), now, address);
            timeline.add(
                    found.story(),
                    Timeline.Happening.of(TimelineEntry.Kind.LINK_OPENED, now, null)
                            .name(found.link().guest()));
            audit.record(
                    "guest",
                    "newsroom.link.opened",
                    "story:" + found.story(),
                    Map.of("link", found.link().id().toString()));
            StorySummary story = stories.find(found.story()).orElseThrow().summary();
            return new ReviewLink.Opened(
                    found.link(),
                    found.story(),
                    revisions.find(found.story(), story.revision()).orElseThrow(),
                    story.embargoUntil(),
                    remarks.of(found.story(), found.link().id()));
        }));
    }

    private Optional<ReviewLinks.Found> find(String token, Instant now) {
        return token.length() > 200
                ? Optional.empty()
                : links.find(token).filter(found -> found.link().isOpenAt(now));
    }

    /** A guest's comment under a name. */
    public Outcome<Remark> remarkAsGuest(String token, String untidyName, String untidy, @Nullable String passage) {
        String name = TextRules.tidy(untidyName);
        String text = TextRules.tidy(untidy);
        String quoted = passage == null || passage.isBlank() ? null : TextRules.tidy(passage);
        List<Reason> wrong = new ArrayList<>(TextRules.needed("name", name, NAME, "newsroom.refused.name-missing"));
        wrong.addAll(wrongIn(text, quoted));
        Instant now = clock.instant();
        return commands.inOneGo(() -> {
            Optional<ReviewLinks.Found> found = find(token, now);
            if (found.isEmpty()) {
                return Outcome.notFound();
            }
            if (!wrong.isEmpty()) {
                return Outcome.refused(wrong);
            }
            UUID link = found.get().link().id();
            if (remarks.saidThrough(link, now.minus(Duration.ofHours(1))) >= AN_HOUR) {
                return Outcome.refused(Outcome.Kind.TOO_MANY, Reason.of("newsroom.refused.too-many-remarks"));
            }
            return Outcome.done(say(found.get(), name, text, quoted, now));
        });
    }

    private Remark say(ReviewLinks.Found found, String name, String text, @Nullable String passage, Instant now) {
        StoryId story = found.story();
        int revision = stories.find(story).orElseThrow().summary().revision();
        Remark said = new Remark(ids.next(), revision, null, name, now, text, passage, null);
        remarks.add(story, said, found.link().id());
        timeline.add(
                story,
                Timeline.Happening.of(TimelineEntry.Kind.REMARKED, now, null).name(name));
        audit.record(
                "guest",
                "newsroom.story.remarked",
                "story:" + story,
                Map.of("link", found.link().id().toString(), "name", name));
        return said;
    }
}
