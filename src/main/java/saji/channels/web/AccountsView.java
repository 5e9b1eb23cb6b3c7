package saji.channels.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.platform.Reason;

/** What the pages of accounts show. */
public record AccountsView(boolean mayConnect, List<Line> lines, List<Kind> kinds) {

    /**
     * One account in the list.
     *
     * @param health {@code works}, {@code failing}, {@code untested}, {@code paused}, {@code denied} or {@code closed}
     * @param delivered when something last arrived; empty for never
     * @param expiry when the credentials end, if that is soon
     */
    public record Line(
            String path,
            String name,
            String network,
            String icon,
            String handle,
            String owner,
            String health,
            String delivered,
            String expiry) {}

    /** A network that can be connected. */
    public record Kind(String key, String name, String icon, String about) {}

    /**
     * One account, or one to be.
     *
     * @param id null for a new one
     */
    public record Form(
            @Nullable String id,
            Kind kind,
            String name,
            String agency,
            String language,
            List<Input> inputs,
            List<Choice> agencies,
            List<Reason> reasons) {

        /** What everyone fills in. */
        public List<Input> common() {
            return inputs.stream().filter(input -> !input.rare()).toList();
        }

        /** What nearly everyone leaves as it is. */
        public List<Input> rare() {
            return inputs.stream().filter(Input::rare).toList();
        }
    }

    /**
     * One field; of a secret the value is never given.
     *
     * @param choices what can be chosen; empty where it is filled in freely
     * @param rare whether it is shown apart, below the others
     */
    public record Input(
            String name,
            String label,
            String hint,
            String value,
            boolean secret,
            boolean required,
            List<String> choices,
            boolean rare) {}

    public record Choice(String value, String name) {}

    /**
     * How an account stands.
     *
     * @param heard when people's answers were last read; empty where they are not
     * @param deaf what the network said when they could not be read; empty for nothing
     */
    public record State(
            Line line,
            String address,
            String trouble,
            String tested,
            String paused,
            String pausedFor,
            String heard,
            String deaf,
            List<String> limits,
            boolean mayConnect) {}
}
