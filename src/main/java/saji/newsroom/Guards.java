package saji.newsroom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import saji.intake.FactId;
import saji.newsroom.checks.Finding;
import saji.platform.Markdown;
import saji.platform.Reason;

/** The conditions of the table. */
final class Guards {

    static final Guard REVIEW_OPEN = unless(Case::isInReview, "no-review");
    static final Guard NO_REVIEW_OPEN = unless(story -> !story.isInReview(), "already-in-review");
    static final Guard REVIEW_OR_APPROVAL =
            unless(story -> story.isInReview() || story.approval().isPresent(), "no-review");
    static final Guard NOT_A_WRITER = unless(story -> !story.head().writers().contains(story.by()), "own-text");
    static final Guard APPROVAL_STANDS = unless(story -> story.approval().isPresent(), "no-approval");
    static final Guard NAMES_AN_AGENCY =
            unless(story -> !story.summary().agencies().isEmpty(), "no-agency");
    static final Guard FACT_CHECK_OPEN = unless(story -> !story.openFactChecks().isEmpty(), "no-fact-check");
    static final Guard OWN_FACT_CHECK_OPEN = unless(
            story -> story.openFactChecks().stream()
                    .anyMatch(check -> story.actor().isOfficerOf(check.agency())),
            "no-fact-check");
    static final Guard NO_FACT_CHECK_OPEN =
            unless(story -> story.openFactChecks().isEmpty(), "fact-check-open");
    static final Guard PUBLIC = unless(story -> story.summary().isPublic(), "not-public");
    static final Guard NOT_PUBLIC = unless(story -> story.summary().edition() == null, "already-public");
    static final Guard APPROVED_OR_PUBLIC =
            unless(story -> story.summary().isPublic() || story.approval().isPresent(), "variants-with-story");
    static final Guard EMBARGO_STANDS = unless(story -> story.embargo().isPresent(), "no-embargo");
    static final Guard EMBARGO_IS_OVER = unless(
            story -> story.embargo()
                    .filter(embargo -> story.now().isBefore(embargo.until()))
                    .isEmpty(),
            "embargo");
    static final Guard URGENT_UNAPPROVED =
            unless(story -> !story.open(Flag.Kind.PUBLISHED_URGENTLY).isEmpty(), "nothing-urgent");

    /** Who published alone what still waits for a second person is not that second person. */
    static final Guard NOT_THE_URGENT_PUBLISHER = unless(
            story -> story.open(Flag.Kind.PUBLISHED_URGENTLY).stream()
                    .noneMatch(flag -> story.editions().stream()
                            .anyMatch(edition -> edition.at().equals(flag.at())
                                    && edition.by().equals(story.by()))),
            "own-publication");

    static final Guard VARIANTS_SENT_ALONE =
            unless(story -> !story.open(Flag.Kind.VARIANTS_SENT_URGENTLY).isEmpty(), "nothing-sent-alone");

    /** Who wrote on a channel, or let out alone, what waits for a second person is not that second person. */
    static final Guard NOT_THE_LONE_SENDER = unless(story -> !story.sentAlone().contains(story.by()), "own-variant");

    static final Guard FACT_FLAG_OPEN =
            unless(story -> !story.open(Flag.Kind.FACT_REVISED).isEmpty(), "no-flag");
    static final Guard FLAG_TO_SETTLE = unless(
            story -> story.flags().stream()
                    .anyMatch(flag -> flag.isOpen() && !flag.kind().isForSecondPerson()),
            "no-flag");

    /**
     * No cited fact has another value than the text, unless someone settled that or the text was corrected. Asks intake too: a fact may
     * have been revised while the text that cites it was being saved.
     */
    static final Guard FACTS_CURRENT = story -> {
        List<Reason> stale = new ArrayList<>();
        story.open(Flag.Kind.FACT_REVISED).stream()
                .filter(flag -> flag.inText() && flag.correctedIn() == null)
                .map(flag -> Reason.of("newsroom.refused.fact-revised", flag.before(), flag.after()))
                .forEach(stale::add);
        Set<FactId> flagged = story.flags().stream().map(Flag::fact).collect(Collectors.toSet());
        story.revisedSinceSaved().stream()
                .filter(fact -> !flagged.contains(fact.id()))
                .filter(fact -> !FactValues.isCurrent(story.latest().text(), fact.id(), fact.value()))
                .map(fact -> Reason.of(
                        "newsroom.refused.fact-revised",
                        fact.history().getLast().value(),
                        fact.value()))
                .forEach(stale::add);
        return stale;
    };

    /** The checks that block found nothing. */
    static final Guard CHECKS_PASS = story -> story.findings().stream()
            .filter(Finding::isBlocking)
            .map(Finding::reason)
            .distinct()
            .toList();

    /** The text has what its content type needs. */
    static final Guard TYPE_IS_MET = story -> {
        Text text = story.latest().text();
        List<Reason> missing = new ArrayList<>();
        if (story.type().needsMaterial() && text.materials().isEmpty()) {
            missing.add(Reason.of("newsroom.refused.needs-material").at("materials"));
        }
        if (text.agencies().isEmpty()) {
            missing.add(Reason.of("newsroom.refused.no-agency").at("agencies"));
        }
        return missing;
    };

    /** Where the type asks for it, an agency answered a fact check; and no passage whose newest answer is a correction still
     * stands as it was. */
    static final Guard FACT_CHECK_DONE = story -> {
        List<Reason> missing = new ArrayList<>();
        List<FactCheck> answered = story.factChecks().stream()
                .filter(check -> check.cancelledAt() == null && !check.isOpen())
                .toList();
        if (story.type().needsFactCheck() && answered.isEmpty()) {
            missing.add(Reason.of("newsroom.refused.needs-fact-check"));
        }
        String words = words(story.latest().text());
        Set<String> seen = new HashSet<>();
        answered.stream()
                .flatMap(check -> check.passages().stream())
                .filter(passage -> seen.add(words(passage.text())))
                .filter(passage -> passage.answer() != null && !passage.answer().confirmed())
                .filter(passage -> words.contains(words(passage.text())))
                .map(passage -> Reason.of(
                        "newsroom.refused.correction-left-out",
                        shortened(words(passage.text()).strip())))
                .forEach(missing::add);
        return missing;
    };

    private Guards() {}

    private static Guard unless(Predicate<Case> holds, String key) {
        return story -> holds.test(story) ? List.of() : List.of(Reason.of("newsroom.refused." + key));
    }

    private static String words(Text text) {
        return words(text.title() + "\n\n" + text.lead() + "\n\n" + text.body());
    }

    private static String words(String markdown) {
        return Markdown.text(markdown).replaceAll("\\s+", " ");
    }

    static String shortened(String words) {
        return words.length() <= 80 ? words : words.substring(0, 79) + "…";
    }
}
