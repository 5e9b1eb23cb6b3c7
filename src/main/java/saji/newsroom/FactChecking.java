package saji.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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
        passages.stream()
                .filter(passage -> !new FactCheck.Passage(0, passage, null).standsIn(text))
                .map(passage -> Reason.of("newsroom.refused.not-in-text", Guards.shortened(Markdown.text(passage)))
                        .at("passages"))
                .forEach(against::add);
        return against;
    }

    /**
     * Answers passages at once, all of them or none.
     *
     * @param seen the newest revision when the agency read them
     * @param untidy what is right by number of the passage; empty confirms it
     */
    Outcome<FactCheck> answer(Actor actor, StoryId id, UUID factCheck, int seen, Map<Integer, String> untidy) {
        SortedMap<Integer, String> corrections = new TreeMap<>();
        untidy.forEach((number, words) -> corrections.put(number, TextRules.tidy(words)));
        List<Reason> wrong = new ArrayList<>();
        corrections.forEach(
                (number, words) -> wrong.addAll(TextRules.words("correction-" + number, words, TextRules.MESSAGE)));
        if (corrections.isEmpty()) {
            wrong.add(Reason.of("newsroom.refused.no-answer"));
        }
        return commands.carryOut(actor, id, Command.ANSWER_FACT_CHECK, wrong, story -> {
            Optional<FactCheck> asked =
                    find(story, factCheck).filter(check -> check.isOpen() && actor.isOfficerOf(check.agency()));
            List<Reason> late = asked.map(check -> late(story, check, seen, corrections.keySet()))
                    .orElseGet(() -> List.of(Reason.of("newsroom.refused.already-answered")));
            if (!late.isEmpty()) {
                return new Outcome.Refused<>(Outcome.Kind.CONFLICT, late);
            }
            corrections.forEach((number, words) -> checks.answer(
                    factCheck, number, new FactCheck.Answer(words.isEmpty(), words, story.by(), story.now())));
            tell(story, corrections);
            commands.record(
                    actor,
                    id,
                    "fact-check-answered",
                    Map.of("agency", asked.orElseThrow().agency().toString()));
            return Outcome.done(checks.of(id).stream()
                    .filter(check -> check.id().equals(factCheck))
                    .findFirst()
                    .orElseThrow());
        });
    }

    /** Passages that no longer wait, and those that the text has otherwise since the agency read them. */
    private static List<Reason> late(Case story, FactCheck check, int seen, Set<Integer> numbers) {
        List<Reason> late = new ArrayList<>();
        Map<Integer, FactCheck.Passage> waiting = check.passages().stream()
                .filter(passage -> passage.answer() == null)
                .collect(Collectors.toMap(FactCheck.Passage::number, passage -> passage));
        if (!waiting.keySet().containsAll(numbers)) {
            late.add(Reason.of("newsroom.refused.already-answered"));
        }
        if (seen != story.latest().number()) {
            numbers.stream()
                    .map(waiting::get)
                    .filter(Objects::nonNull)
                    .filter(passage -> !passage.standsIn(story.latest().text()))
                    .map(passage -> Reason.of("newsroom.refused.passage-changed", passage.number())
                            .at("passage-" + passage.number()))
                    .forEach(late::add);
        }
        return late;
    }

    /** One line for all that is right, and one for each correction. */
    private void tell(Case story, SortedMap<Integer, String> corrections) {
        String confirmed = corrections.entrySet().stream()
                .filter(answer -> answer.getValue().isEmpty())
                .map(answer -> answer.getKey().toString())
                .collect(Collectors.joining(", "));
        if (!confirmed.isEmpty()) {
            happened(story, TimelineEntry.Kind.PASSAGE_CONFIRMED, confirmed);
        }
        corrections.values().stream()
                .filter(words -> !words.isEmpty())
                .forEach(words -> happened(story, TimelineEntry.Kind.PASSAGE_CORRECTED, words));
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
        happened(story, kind, detail);
        commands.record(story.actor(), story.id(), verb, Map.of("agency", agency.toString()));
    }

    private void happened(Case story, TimelineEntry.Kind kind, String detail) {
        timeline.add(
                story.id(),
                Timeline.Happening.of(kind, story.now(), story.by())
                        .revision(story.latest().number())
                        .detail(detail));
    }
}
