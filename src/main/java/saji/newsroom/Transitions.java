package saji.newsroom;

import static saji.directory.Role.APPROVER;
import static saji.directory.Role.COMMUNITY_OFFICER;
import static saji.directory.Role.EDITOR;
import static saji.directory.Role.LEADER;
import static saji.directory.Role.MEDIA_OFFICER;
import static saji.directory.Role.PR_OFFICER;
import static saji.newsroom.StoryState.APPROVED;
import static saji.newsroom.StoryState.DRAFT;
import static saji.newsroom.StoryState.FACT_CHECK;
import static saji.newsroom.StoryState.IN_REVIEW;
import static saji.newsroom.StoryState.PUBLISHED;
import static saji.newsroom.StoryState.RETURNED;
import static saji.newsroom.StoryState.SCHEDULED;
import static saji.newsroom.StoryState.WITHDRAWN;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import saji.directory.Role;
import saji.platform.Reason;

/** The one table that says what can be done to a story: in which states, by whom, under which conditions. */
final class Transitions {

    /** One line of the table. */
    record Transition(Set<StoryState> states, Set<Role> roles, List<Guard> guards) {}

    private static final Set<StoryState> ANY = EnumSet.allOf(StoryState.class);
    private static final Set<StoryState> STANDS = EnumSet.complementOf(EnumSet.of(WITHDRAWN));
    private static final Set<StoryState> OPEN_TO_EDITORS = EnumSet.complementOf(EnumSet.of(SCHEDULED, WITHDRAWN));
    private static final Set<StoryState> IN_WORK = EnumSet.of(DRAFT, IN_REVIEW, RETURNED, FACT_CHECK);
    private static final Set<StoryState> BEFORE_PUBLICATION = EnumSet.complementOf(EnumSet.of(PUBLISHED, WITHDRAWN));
    private static final Set<Role> DESK = EnumSet.of(EDITOR, APPROVER);
    private static final Set<Role> READERS = EnumSet.of(EDITOR, APPROVER, COMMUNITY_OFFICER, MEDIA_OFFICER, LEADER);

    private static final Map<Command, Transition> TABLE = new EnumMap<>(Command.class);

    static {
        line(Command.SAVE, OPEN_TO_EDITORS, EnumSet.of(EDITOR));
        line(
                Command.ASK_REVIEW,
                EnumSet.of(DRAFT, RETURNED, FACT_CHECK),
                EnumSet.of(EDITOR),
                Guards.NO_REVIEW_OPEN,
                Guards.TYPE_IS_MET,
                Guards.CHECKS_PASS);
        line(Command.CANCEL_REVIEW, EnumSet.of(IN_REVIEW, FACT_CHECK), EnumSet.of(EDITOR), Guards.REVIEW_OPEN);
        line(
                Command.RETURN,
                EnumSet.of(IN_REVIEW, FACT_CHECK, APPROVED, SCHEDULED),
                EnumSet.of(APPROVER),
                Guards.REVIEW_OR_APPROVAL);
        line(Command.ASK_FACT_CHECK, IN_WORK, DESK, Guards.NAMES_AN_AGENCY);
        line(Command.ANSWER_FACT_CHECK, STANDS, EnumSet.of(PR_OFFICER), Guards.OWN_FACT_CHECK_OPEN);
        line(Command.CANCEL_FACT_CHECK, ANY, DESK, Guards.FACT_CHECK_OPEN);
        line(
                Command.APPROVE,
                EnumSet.of(IN_REVIEW, FACT_CHECK),
                EnumSet.of(APPROVER),
                Guards.REVIEW_OPEN,
                Guards.NOT_A_WRITER,
                Guards.NOT_THE_URGENT_PUBLISHER,
                Guards.NO_FACT_CHECK_OPEN,
                Guards.FACT_CHECK_DONE,
                Guards.FACTS_CURRENT,
                Guards.TYPE_IS_MET,
                Guards.CHECKS_PASS);
        line(
                Command.APPROVE_AFTERWARDS,
                STANDS,
                EnumSet.of(APPROVER),
                Guards.URGENT_UNAPPROVED,
                Guards.NOT_A_WRITER,
                Guards.NOT_THE_URGENT_PUBLISHER);
        line(Command.SET_EMBARGO, BEFORE_PUBLICATION, DESK, Guards.NOT_PUBLIC);
        line(Command.LIFT_EMBARGO, BEFORE_PUBLICATION, EnumSet.of(APPROVER), Guards.NOT_PUBLIC, Guards.EMBARGO_STANDS);
        line(Command.SCHEDULE, EnumSet.of(APPROVED, SCHEDULED), DESK, Guards.NOT_PUBLIC, Guards.FACTS_CURRENT);
        line(Command.UNSCHEDULE, EnumSet.of(SCHEDULED), DESK);
        line(
                Command.PUBLISH,
                EnumSet.of(APPROVED, SCHEDULED),
                DESK,
                Guards.NOT_PUBLIC,
                Guards.APPROVAL_STANDS,
                Guards.EMBARGO_IS_OVER,
                Guards.FACTS_CURRENT,
                Guards.CHECKS_PASS);
        line(Command.PUBLISH_URGENTLY, IN_WORK, DESK, Guards.EMBARGO_IS_OVER, Guards.FACTS_CURRENT, Guards.CHECKS_PASS);
        line(
                Command.CORRECT,
                EnumSet.of(APPROVED),
                DESK,
                Guards.PUBLIC,
                Guards.APPROVAL_STANDS,
                Guards.FACTS_CURRENT,
                Guards.CHECKS_PASS);
        line(Command.WITHDRAW, STANDS, DESK, Guards.PUBLIC);
        line(Command.MOVE, STANDS, DESK, Guards.PUBLIC);
        line(Command.CORRECT_FACT, OPEN_TO_EDITORS, EnumSet.of(EDITOR), Guards.FACT_FLAG_OPEN);
        line(Command.RESOLVE_FLAG, ANY, DESK, Guards.FLAG_TO_SETTLE);
        line(Command.REMARK, ANY, READERS);
        line(Command.INVITE, STANDS, DESK);
        line(Command.WRITE_VARIANT, STANDS, EnumSet.of(EDITOR));
        line(Command.PLAN_VARIANT, STANDS, DESK);
        line(Command.APPROVE_VARIANTS, STANDS, EnumSet.of(APPROVER), Guards.APPROVED_OR_PUBLIC);
        line(Command.SEND_VARIANTS_URGENTLY, STANDS, DESK, Guards.PUBLIC);
        line(
                Command.APPROVE_VARIANTS_AFTERWARDS,
                STANDS,
                EnumSet.of(APPROVER),
                Guards.VARIANTS_SENT_ALONE,
                Guards.NOT_THE_LONE_SENDER);
    }

    private Transitions() {}

    private static void line(Command command, Set<StoryState> states, Set<Role> roles, Guard... guards) {
        TABLE.put(command, new Transition(states, roles, List.of(guards)));
    }

    static Transition of(Command command) {
        return Objects.requireNonNull(TABLE.get(command));
    }

    /** Whether a role that the command needs is missing: then the refusal is one of access. */
    static boolean isForbidden(Case story, Command command) {
        return of(command).roles().stream().noneMatch(story.actor()::is);
    }

    /** Every reason against it; empty when it can be done. A missing role hides nothing else from those who may read the story. */
    static List<Reason> refusals(Case story, Command command) {
        Transition transition = of(command);
        List<Reason> reasons = new ArrayList<>();
        if (isForbidden(story, command)) {
            reasons.add(Reason.of("newsroom.refused.role." + command.name().toLowerCase(Locale.ROOT)));
        }
        if (!transition.states().contains(story.state())) {
            reasons.add(
                    Reason.of("newsroom.refused.state", Reason.of(story.state().key())));
        }
        transition.guards().forEach(guard -> reasons.addAll(guard.against(story)));
        return List.copyOf(reasons);
    }
}
