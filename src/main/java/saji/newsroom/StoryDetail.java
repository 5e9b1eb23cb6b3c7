package saji.newsroom;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import saji.directory.PersonId;
import saji.platform.Reason;

/**
 * Everything the desk shows of one story, as far as the reader may see it: an agency's PR officer gets no remarks and no links, and
 * of fact checks those of the own agency.
 *
 * @param latest the newest revision
 * @param formerSlugs addresses that redirect
 * @param writers everyone who saved a revision; none of them can approve
 * @param review the newest review, open or ended, or null
 * @param factChecks the newest first
 * @param approval the approval of the newest revision, or null
 * @param schedule the schedule that stands, or null
 * @param embargo the embargo that stands (perhaps past), or null
 * @param editions the newest first
 * @param flags open ones first, then the newest
 * @param refusals for each command why this reader cannot do it now; empty when it can be done
 */
public record StoryDetail(
        StorySummary summary,
        Revision latest,
        List<String> formerSlugs,
        Set<PersonId> writers,
        @Nullable Review review,
        List<FactCheck> factChecks,
        @Nullable Approval approval,
        @Nullable Schedule schedule,
        @Nullable Embargo embargo,
        List<Edition> editions,
        PublishedStory.@Nullable Withdrawal withdrawal,
        List<Flag> flags,
        List<Remark> remarks,
        List<ReviewLink> links,
        Map<Command, List<Reason>> refusals) {

    public StoryId id() {
        return summary.id();
    }

    public StoryState state() {
        return summary.state();
    }

    /** Whether the reader can do it now. */
    public boolean can(Command command) {
        return reasonsAgainst(command).isEmpty();
    }

    public List<Reason> reasonsAgainst(Command command) {
        return refusals.getOrDefault(command, List.of());
    }

    /** Whether the reader's roles allow it at all, whatever the state: where not, no button is shown. */
    public boolean mayEver(Command command) {
        return reasonsAgainst(command).stream().noneMatch(reason -> reason.key().startsWith("newsroom.refused.role."));
    }
}
