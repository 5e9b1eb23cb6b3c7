package saji.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.Role;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Embargo and schedule. */
@Component
class Planning {

    private static final Duration FURTHEST = Duration.ofDays(366);

    private final Commands commands;
    private final Timings timings;
    private final Timeline timeline;

    Planning(Commands commands, Timings timings, Timeline timeline) {
        this.commands = commands;
        this.timings = timings;
        this.timeline = timeline;
    }

    Outcome<Embargo> setEmbargo(Actor actor, StoryId id, @Nullable Instant moment, String untidy) {
        String reason = TextRules.tidy(untidy);
        Commands.Input wrong = story -> {
            List<Reason> against = new ArrayList<>(misplaced(story, moment, "until"));
            boolean loosens = moment != null
                    && story.embargo()
                            .filter(embargo -> moment.isBefore(embargo.until()))
                            .isPresent();
            if (loosens && !actor.is(Role.APPROVER)) {
                against.add(Reason.of("newsroom.refused.role.lift_embargo").at("until"));
            }
            against.addAll(TextRules.needed("reason", reason, TextRules.MESSAGE, "newsroom.refused.reason-missing"));
            return against;
        };
        return commands.carryOut(actor, id, Command.SET_EMBARGO, wrong, story -> {
            Instant until = Objects.requireNonNull(moment);
            Embargo embargo = new Embargo(until, reason, story.by(), story.now());
            timings.liftEmbargo(id, story.by(), story.now());
            timings.setEmbargo(id, embargo);
            note(story, TimelineEntry.Kind.EMBARGO_SET, until, reason, "embargo-set");
            return Outcome.done(embargo);
        });
    }

    Outcome<StoryId> liftEmbargo(Actor actor, StoryId id, String untidy) {
        String reason = TextRules.tidy(untidy);
        List<Reason> wrong = TextRules.needed("reason", reason, TextRules.MESSAGE, "newsroom.refused.reason-missing");
        return commands.carryOut(actor, id, Command.LIFT_EMBARGO, wrong, story -> {
            Instant until = story.embargo().orElseThrow().until();
            timings.liftEmbargo(id, story.by(), story.now());
            note(story, TimelineEntry.Kind.EMBARGO_LIFTED, until, reason, "embargo-lifted");
            return Outcome.done(id);
        });
    }

    Outcome<Schedule> schedule(Actor actor, StoryId id, @Nullable Instant moment) {
        Commands.Input wrong = story -> misplaced(story, moment, "due");
        return commands.carryOut(actor, id, Command.SCHEDULE, wrong, story -> {
            Instant due = Objects.requireNonNull(moment);
            Schedule schedule = new Schedule(due, story.latest().number(), story.by(), story.now());
            timings.unschedule(id, story.by(), story.now());
            timings.schedule(id, schedule);
            note(story, TimelineEntry.Kind.SCHEDULED, due, "", "scheduled");
            return Outcome.done(schedule);
        });
    }

    Outcome<StoryId> unschedule(Actor actor, StoryId id) {
        return commands.carryOut(actor, id, Command.UNSCHEDULE, List.of(), story -> {
            Instant due = story.schedule().orElseThrow().due();
            timings.unschedule(id, story.by(), story.now());
            note(story, TimelineEntry.Kind.UNSCHEDULED, due, "", "unscheduled");
            return Outcome.done(id);
        });
    }

    private static List<Reason> misplaced(Case story, @Nullable Instant moment, String field) {
        if (moment == null) {
            return List.of(Reason.of("newsroom.refused.moment-missing").at(field));
        }
        if (!moment.isAfter(story.now())) {
            return List.of(Reason.of("newsroom.refused.in-the-past").at(field));
        }
        return moment.isAfter(story.now().plus(FURTHEST))
                ? List.of(Reason.of("newsroom.refused.too-far").at(field))
                : List.of();
    }

    private void note(Case story, TimelineEntry.Kind kind, Instant moment, String detail, String verb) {
        timeline.add(
                story.id(),
                Timeline.Happening.of(kind, story.now(), story.by())
                        .revision(story.latest().number())
                        .moment(moment)
                        .detail(detail));
        commands.record(story.actor(), story.id(), verb, Map.of("moment", moment.toString()));
    }
}
