package saji.newsroom;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.platform.Reason;

/** What the desk shows, as far as each reader may see it. */
@Component
class Reading {

    private static final int MOST = 100;
    private static final Set<TimelineEntry.Kind> INTERNAL = EnumSet.of(
            TimelineEntry.Kind.REMARKED,
            TimelineEntry.Kind.REMARK_RESOLVED,
            TimelineEntry.Kind.LINK_MADE,
            TimelineEntry.Kind.LINK_OPENED,
            TimelineEntry.Kind.LINK_REVOKED,
            TimelineEntry.Kind.RETURNED);

    private final Stories stories;
    private final Cases cases;
    private final Revisions revisions;
    private final Editions editions;
    private final FactChecks factChecks;
    private final Slugs slugs;
    private final Remarks remarks;
    private final ReviewLinks links;
    private final Presences presences;
    private final Timeline timeline;
    private final InstantSource clock;

    Reading(
            Stories stories,
            Cases cases,
            Revisions revisions,
            Editions editions,
            FactChecks factChecks,
            Slugs slugs,
            Remarks remarks,
            ReviewLinks links,
            Presences presences,
            Timeline timeline,
            InstantSource clock) {
        this.stories = stories;
        this.cases = cases;
        this.revisions = revisions;
        this.editions = editions;
        this.factChecks = factChecks;
        this.slugs = slugs;
        this.remarks = remarks;
        this.links = links;
        this.presences = presences;
        this.timeline = timeline;
        this.clock = clock;
    }

    Optional<StoryDetail> story(Actor actor, StoryId id) {
        return cases.open(actor, id).map(this::detail);
    }

    private StoryDetail detail(Case story) {
        StoryId id = story.id();
        boolean all = Stories.seesAll(story.actor());
        return new StoryDetail(
                story.summary(),
                story.latest(),
                slugs.former(new UUID[] {id.value()}).getOrDefault(id, List.of()),
                story.head().writers(),
                all ? story.review().orElse(null) : null,
                story.factChecks().stream()
                        .filter(check -> all || story.actor().isOfficerOf(check.agency()))
                        .toList(),
                story.approval().orElse(null),
                story.schedule().orElse(null),
                story.embargo().orElse(null),
                story.editions(),
                editions.withdrawal(id).orElse(null),
                story.flags(),
                all ? remarks.of(id, null) : List.of(),
                all ? links.of(id) : List.of(),
                refusals(story));
    }

    private static Map<Command, List<Reason>> refusals(Case story) {
        Map<Command, List<Reason>> refusals = new EnumMap<>(Command.class);
        Arrays.stream(Command.values()).forEach(command -> refusals.put(command, Transitions.refusals(story, command)));
        return refusals;
    }

    List<Reason> refusals(Actor actor, StoryId id, Command command) {
        return cases.open(actor, id)
                .map(story -> Transitions.refusals(story, command))
                .orElse(List.of(Reason.of("platform.refused.not-found")));
    }

    StoryPage find(Actor actor, StoryFilter filter, StoryPage.@Nullable Place after, int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<StorySummary> found = stories.list(actor, filter, after, most + 1);
        if (found.size() <= most) {
            return new StoryPage(found, null);
        }
        StorySummary last = found.get(most - 1);
        return new StoryPage(found.subList(0, most), new StoryPage.Place(last.changedAt(), last.id()));
    }

    List<BoardColumn> board(Actor actor, StoryFilter filter, int perColumn) {
        Map<StoryState, Integer> counts = stories.count(actor, filter);
        int most = Math.clamp(perColumn, 1, 50);
        return Arrays.stream(StoryState.values())
                .filter(state -> filter.states().isEmpty() || filter.states().contains(state))
                .map(state -> new BoardColumn(
                        state,
                        counts.getOrDefault(state, 0),
                        counts.containsKey(state) ? stories.list(actor, filter.in(state), null, most) : List.of()))
                .toList();
    }

    List<Revision.Head> revisions(Actor actor, StoryId id) {
        return cases.open(actor, id)
                .filter(story -> Stories.seesAll(actor))
                .map(story -> revisions.heads(id))
                .orElse(List.of());
    }

    /** Someone of an agency reads the newest revision and those that became an edition, as far as they name the agency. */
    Optional<Revision> revision(Actor actor, StoryId id, int number) {
        return cases.open(actor, id)
                .filter(story -> Stories.seesAll(actor)
                        || number == story.summary().revision()
                        || story.editions().stream().anyMatch(edition -> edition.revision() == number))
                .flatMap(story -> revisions.find(id, number))
                .filter(revision -> Stories.seesAll(actor)
                        || revision.text().agencies().stream().anyMatch(actor::isOfficerOf));
    }

    List<TimelineEntry> timeline(Actor actor, StoryId id) {
        return cases.open(actor, id)
                .map(story -> timeline.of(id).stream()
                        .filter(entry -> Stories.seesAll(actor) || !INTERNAL.contains(entry.kind()))
                        .collect(Collectors.toUnmodifiableList()))
                .orElse(List.of());
    }

    List<OpenFactCheck> openFactChecks(Actor actor) {
        return factChecks.open(Stories.seesAll(actor) ? null : actor.officerOf(), MOST);
    }

    List<Presence> present(Actor actor, StoryId id) {
        if (cases.open(actor, id).isEmpty()) {
            return List.of();
        }
        presences.seen(id, actor.id(), clock.instant());
        return presences.others(id, actor.id(), clock.instant());
    }
}
