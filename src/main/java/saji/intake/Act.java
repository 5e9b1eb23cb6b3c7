package saji.intake;

import java.util.List;
import saji.intake.Material.State;
import saji.platform.Reason;

/** What a person can do to a material, and in which of its states. */
public enum Act {
    SAVE,
    SUBMIT,
    DISCARD,
    ACCEPT,
    RETURN,
    DECLINE,
    USE,
    SAY,
    LINK,
    STATE_FACT,
    REVISE_FACT;

    private boolean fits(State state) {
        return switch (this) {
            case SAVE, SUBMIT -> state == State.DRAFT || state == State.RETURNED;
            case DISCARD -> state == State.DRAFT;
            case ACCEPT -> state == State.SUBMITTED || state == State.DECLINED;
            case RETURN -> state == State.SUBMITTED || state == State.ACCEPTED;
            case DECLINE -> state == State.SUBMITTED || state == State.ACCEPTED || state == State.RETURNED;
            case USE -> state == State.SUBMITTED || state == State.ACCEPTED || state == State.USED;
            case SAY -> state != State.DRAFT;
            case LINK, STATE_FACT, REVISE_FACT -> true;
        };
    }

    boolean isOfAgency() {
        return switch (this) {
            case SAVE, SUBMIT, DISCARD, LINK, STATE_FACT, REVISE_FACT -> true;
            case ACCEPT, RETURN, DECLINE, USE, SAY -> false;
        };
    }

    boolean isOfEditor() {
        return switch (this) {
            case ACCEPT, RETURN, DECLINE, USE -> true;
            case SAVE, SUBMIT, DISCARD, SAY, LINK, STATE_FACT, REVISE_FACT -> false;
        };
    }

    /** Why the state of a material stands against it; empty when it does not. */
    List<Reason> against(State state) {
        return fits(state)
                ? List.of()
                : List.of(Reason.of("intake.refused." + key(name()), Reason.of("intake.state." + key(state.name()))));
    }

    static String key(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
