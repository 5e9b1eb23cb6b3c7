package saji.newsroom.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.newsroom.Command;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryDetail;
import saji.newsroom.StoryState;
import saji.platform.Outcome;
import saji.platform.Reason;

/** What it means to bring a story from one column of the board to another. */
@Component
class Moves {

    /** What came of a move. */
    sealed interface Step {}

    /** It was carried out; {@code key} says what. */
    record Made(String key) implements Step {}

    /** Something must be read or typed first: on the story's page, at this command. */
    record Ask(Command command) implements Step {}

    /** It cannot be. */
    record No(Outcome.Kind kind, List<Reason> reasons) implements Step {}

    private final Newsroom newsroom;

    Moves(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    Step move(Actor actor, StoryDetail story, StoryState to) {
        Command command = command(story, to);
        if (command == null) {
            return new No(
                    Outcome.Kind.INVALID,
                    List.of(Reason.of(
                            "newsroom.refused.no-such-move",
                            Reason.of(story.state().key()),
                            Reason.of(to.key()))));
        }
        List<Reason> against = story.reasonsAgainst(command);
        if (!against.isEmpty()) {
            return new No(story.mayEver(command) ? Outcome.Kind.INVALID : Outcome.Kind.FORBIDDEN, against);
        }
        return switch (command) {
            case ASK_REVIEW -> made(newsroom.askReview(actor, story.id(), ""), "review-asked");
            case CANCEL_REVIEW -> made(newsroom.cancelReview(actor, story.id()), "review-cancelled");
            case UNSCHEDULE -> made(newsroom.unschedule(actor, story.id()), "unscheduled");
            case PUBLISH -> made(newsroom.publish(actor, story.id()), "published");
            default -> new Ask(command);
        };
    }

    private static Step made(Outcome<?> outcome, String done) {
        return switch (outcome) {
            case Outcome.Done<?> ok -> new Made("newsroom.done." + done);
            case Outcome.Refused<?>(Outcome.Kind kind, List<Reason> reasons) -> new No(kind, reasons);
        };
    }

    /** The command that brings a story there; null when none does. */
    private static @org.jspecify.annotations.Nullable Command command(StoryDetail story, StoryState to) {
        StoryState from = story.state();
        boolean isPublic = story.summary().isPublic();
        return switch (to) {
            case DRAFT -> from == StoryState.IN_REVIEW ? Command.CANCEL_REVIEW : null;
            case IN_REVIEW -> Command.ASK_REVIEW;
            case RETURNED -> Command.RETURN;
            case FACT_CHECK -> Command.ASK_FACT_CHECK;
            case APPROVED -> from == StoryState.SCHEDULED ? Command.UNSCHEDULE : Command.APPROVE;
            case SCHEDULED -> Command.SCHEDULE;
            case PUBLISHED -> isPublic ? Command.CORRECT : Command.PUBLISH;
            case WITHDRAWN -> Command.WITHDRAW;
        };
    }

    /** Where a command stands on the story's page. */
    static String anchor(Command command) {
        return "#" + command.name().toLowerCase(Locale.ROOT);
    }
}
