package saji.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.platform.Ids;
import saji.platform.Markdown;
import saji.platform.Outcome;
import saji.platform.Reason;

/** The agency confirms or corrects, passage by passage. */
@Component
class FactChecking {

    private static final int PASSAGES = 50;

    private final Commands commands;
    private final FactChecks checks;
    private final Timeline timeline;
    private final Ids ids;

    FactChecking(Commands commands, FactChecks checks, Timeline timeline, Ids ids) {
        this.commands = commands;
        this.checks = checks;
        this.timeline = timeline;
        this.ids = ids;
    }

    Outcome<FactCheck> ask(Actor actor, StoryId id, AgencyId agency, List<String> untidy, String untidyMessage) {
        String message = TextRules.tidy(untidyMessage);
        List<String> passages = untidy.stream()
                .map(TextRules::tidy)
                .filter(passage -> !passage.isEmpty())
                .distinct()
                .toList();
        List<Reason> wrong = new ArrayList<>(TextRules.words("message", message, TextRules.MESSAGE));
        if (passages.isEmpty()) {
            wrong.add(Reason.of("newsroom.refused.no-passage").at("passages"));
        }
        if (passages.size() > PASSAGES) {
            wrong.add(Reason.of("newsroom.refused.too-many", PASSAGES).at("passages"));
        }
        passages.forEach(passage -> wrong.addAll(TextRules.words("passages", passage, TextRules.MESSAGE)));
        Commands.Input against = story -> {
            List<Reason> all = new ArrayList<>(wrong);
            all.addAll(unfit(story, agency, passages));
            return all;
        };
        return commands.carryOut(actor, id, Command.ASK_FACT_CHECK, against, story -> {
            List<FactCheck.Passage> numbered = new ArrayList<>();
            passages.forEach(words -> numbered.add(new FactCheck.Passage(numbered.size() + 1, words, null)));
            FactCheck check = new FactCheck(
                    ids.next(),
                    agency,
                    story.latest().number(),
                    story.by(),
                    story.now(),
                    message,
                    List.copyOf(numbered),
                    null);
            checks.ask(id, check);
            note(story, TimelineEntry.Kind.FACT_CHECK_ASKED, message, "fact-check-asked", agency);
            return Outcome.done(check);
        });
    }

    private static List<Reason> unfit(Case story, AgencyId agency, List<String> passages) {
        List<Reason> against = new ArrayList<>();
        Text text = story.latest().text();
        if (!text.agencies().contains(agency)) {
            against.add(Reason.of("newsroom.refused.agency-not-named").at("agency"));
        }
        if (story.openFactChecks().stream().anyMatch(check -> check.agency().equals(agency))) {
            against.add(Reason.of("newsroom.refused.already-asked").at("agency"));
        }
        String words = spoken(text.title() + "\n\n" + text.lead() + "\n\n" + text.body());
        passages.stream()
                .filter(passage -> !words.contains(spoken(passage)))
                .map(passage -> Reason.of("newsroom.refused.not-in-text", Guards.shortened(passage))
                        .at("passages"))
                .forEach(against::add);
        return against;
    }

    private static String spoken(String markdown) {
        return Markdown.text(markdown).replaceAll("\\s+", " ");
    }

    Outcome<FactCheck> answer(Actor actor, StoryId id, UUID factCheck, int passage, @Nullable String untidy) {
        String correction = untidy == null ? "" : TextRules.tidy(untidy);
        List<Reason> wrong = TextRules.words("correction", correction, TextRules.MESSAGE);
        return commands.carryOut(actor, id, Command.ANSWER_FACT_CHECK, wrong, story -> {
            Optional<FactCheck> asked = find(story, factCheck).filter(check -> actor.isOfficerOf(check.agency()));
            boolean waits = asked.stream()
                    .flatMap(check -> check.passages().stream())
                    .anyMatch(part -> part.number() == passage && part.answer() == null);
            if (asked.isEmpty() || !asked.get().isOpen() || !waits) {
                return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("newsroom.refused.already-answered"));
            }
            boolean confirmed = correction.isEmpty();
            checks.answer(factCheck, passage, new FactCheck.Answer(confirmed, correction, story.by(), story.now()));
            note(
                    story,
                    confirmed ? TimelineEntry.Kind.PASSAGE_CONFIRMED : TimelineEntry.Kind.PASSAGE_CORRECTED,
                    correction,
                    "fact-check-answered",
                    asked.get().agency());
            return Outcome.done(checks.of(id).stream()
                    .filter(check -> check.id().equals(factCheck))
                    .findFirst()
                    .orElseThrow());
        });
    }

    Outcome<StoryId> cancel(Actor actor, StoryId id, UUID factCheck) {
        return commands.carryOut(actor, id, Command.CANCEL_FACT_CHECK, List.of(), story -> {
            Optional<FactCheck> asked = find(story, factCheck).filter(FactCheck::isOpen);
            if (asked.isEmpty()) {
                return Outcome.refused(Outcome.Kind.CONFLICT, Reason.of("newsroom.refused.no-fact-check"));
            }
            checks.cancel(factCheck, story.by(), story.now());
            note(
                    story,
                    TimelineEntry.Kind.FACT_CHECK_CANCELLED,
                    "",
                    "fact-check-cancelled",
                    asked.get().agency());
            return Outcome.done(id);
        });
    }

    private static Optional<FactCheck> find(Case story, UUID factCheck) {
        return story.factChecks().stream()
                .filter(check -> check.id().equals(factCheck))
                .findFirst();
    }

    private void note(Case story, TimelineEntry.Kind kind, String detail, String verb, AgencyId agency) {
        timeline.add(
                story.id(),
                Timeline.Happening.of(kind, story.now(), story.by())
                        .revision(story.latest().number())
                        .detail(detail));
        commands.record(story.actor(), story.id(), verb, Map.of("agency", agency.toString()));
    }
}
