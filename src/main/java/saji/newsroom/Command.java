package saji.newsroom;

import java.util.Locale;

/** What can be done to a story. One table says in which states, by whom and under which conditions. */
public enum Command {
    SAVE,
    ASK_REVIEW,
    CANCEL_REVIEW,
    RETURN,
    ASK_FACT_CHECK,
    ANSWER_FACT_CHECK,
    CANCEL_FACT_CHECK,
    APPROVE,
    APPROVE_AFTERWARDS,
    SET_EMBARGO,
    LIFT_EMBARGO,
    SCHEDULE,
    UNSCHEDULE,
    PUBLISH,
    PUBLISH_URGENTLY,
    CORRECT,
    WITHDRAW,
    MOVE,
    CORRECT_FACT,
    RESOLVE_FLAG,
    REMARK,
    INVITE,
    WRITE_VARIANT,
    PLAN_VARIANT,
    APPROVE_VARIANTS,
    SEND_VARIANTS_URGENTLY,
    APPROVE_VARIANTS_AFTERWARDS;

    /** The text of its name: {@code newsroom.command.ask_review}. */
    public String key() {
        return "newsroom.command." + name().toLowerCase(Locale.ROOT);
    }
}
