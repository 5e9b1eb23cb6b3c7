package saji.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import saji.directory.Actor;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;

/**
 * Carries out every command in the same way: one transaction, the story held, all reasons against it found, the work done, the head
 * derived anew, a line in the audit trail.
 */
@Component
class Commands {

    private final TransactionTemplate transaction;
    private final Stories stories;
    private final Heads heads;
    private final Cases cases;
    private final AuditTrail audit;

    Commands(PlatformTransactionManager transactions, Stories stories, Heads heads, Cases cases, AuditTrail audit) {
        this.transaction = new TransactionTemplate(transactions);
        this.stories = stories;
        this.heads = heads;
        this.cases = cases;
        this.audit = audit;
    }

    /** The work of a command; it may still refuse as long as it has changed nothing. */
    @FunctionalInterface
    interface Work<T> extends Function<Case, Outcome<T>> {}

    /** What is wrong with the input of a command, given the story. */
    @FunctionalInterface
    interface Input extends Function<Case, List<Reason>> {}

    <T> Outcome<T> carryOut(Actor actor, StoryId id, Command command, List<Reason> wrongInput, Work<T> work) {
        return carryOut(actor, id, command, story -> wrongInput, work);
    }

    <T> Outcome<T> carryOut(Actor actor, StoryId id, Command command, Input wrongInput, Work<T> work) {
        return inOneGo(() -> {
            Optional<Case> story = stories.lock(id) ? cases.open(actor, id) : Optional.empty();
            if (story.isEmpty()) {
                return Outcome.notFound();
            }
            Outcome<T> outcome = attempt(story.get(), command, wrongInput, work);
            if (outcome.isDone()) {
                heads.refresh(id, story.get().now());
            }
            return outcome;
        });
    }

    private <T> Outcome<T> attempt(Case story, Command command, Input wrongInput, Work<T> work) {
        List<Reason> reasons = new ArrayList<>(Transitions.refusals(story, command));
        reasons.addAll(wrongInput.apply(story));
        if (Transitions.isForbidden(story, command)) {
            record(
                    story.actor(),
                    story.id(),
                    "refused",
                    Map.of("command", command.name().toLowerCase(Locale.ROOT)));
            return new Outcome.Refused<>(Outcome.Kind.FORBIDDEN, reasons);
        }
        return reasons.isEmpty() ? work.apply(story) : Outcome.refused(reasons);
    }

    /** One line in the audit trail about a story. */
    void record(Actor actor, StoryId id, String verb, Map<String, String> details) {
        audit.record(actor.username(), "newsroom.story." + verb, "story:" + id, details);
    }

    /** Runs in one transaction; a deadlock with another room's work is tried once more, unless the caller holds the transaction. */
    <T> T inOneGo(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        try {
            return run(work);
        } catch (PessimisticLockingFailureException e) {
            return run(work);
        }
    }

    /** Two commands in one transaction: when the second is refused, the first has not happened either. */
    <T> Outcome<T> together(Supplier<? extends Outcome<?>> first, Supplier<Outcome<T>> second) {
        try {
            return both(first, second);
        } catch (PessimisticLockingFailureException e) {
            return both(first, second);
        }
    }

    private <T> Outcome<T> both(Supplier<? extends Outcome<?>> first, Supplier<Outcome<T>> second) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (first.get() instanceof Outcome.Refused<?>(Outcome.Kind kind, List<Reason> reasons)) {
                return new Outcome.Refused<T>(kind, reasons);
            }
            Outcome<T> outcome = second.get();
            if (!outcome.isDone()) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private <T> T run(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> Objects.requireNonNull(work.get())));
    }
}
