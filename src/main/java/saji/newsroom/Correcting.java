package saji.newsroom;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.platform.Outcome;
import saji.platform.Reason;

/** The second person's one step: what was approved as a correction is public at once, or nothing was approved. */
@Component
class Correcting {

    private final Commands commands;
    private final Reading reading;
    private final Reviewing reviewing;
    private final Publishing publishing;

    Correcting(Commands commands, Reading reading, Reviewing reviewing, Publishing publishing) {
        this.commands = commands;
        this.reading = reading;
        this.reviewing = reviewing;
        this.publishing = publishing;
    }

    Outcome<Edition> approveAndCorrect(Actor actor, StoryId id, int revision, @Nullable Long variants, String note) {
        List<Reason> wrong = Publishing.wrongIn(TextRules.tidy(note));
        if (!wrong.isEmpty()) {
            List<Reason> reasons = new ArrayList<>(reading.refusals(actor, id, Command.APPROVE));
            reasons.addAll(wrong);
            return Outcome.refused(reasons);
        }
        return commands.together(
                () -> reviewing.approve(actor, id, revision, variants), () -> publishing.correct(actor, id, note));
    }
}
