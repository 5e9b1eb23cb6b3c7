package saji.newsroom.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import saji.newsroom.Command;
import saji.newsroom.FactCheck;
import saji.newsroom.Flag;
import saji.newsroom.StoryDetail;
import saji.newsroom.StoryState;
import saji.newsroom.TimelineEntry;
import saji.newsroom.checks.Finding;
import saji.platform.Language;
import saji.platform.Markdown;
import saji.platform.Reason;
import saji.platform.SafeHtml;
import saji.platform.Words;

/**
 * What the page of one story shows.
 *
 * @param body the rendered text
 * @param english the rendered English text, or null
 * @param findings what the checks found; empty for those who do not write
 * @param passages what can be given to an agency to check
 * @param office whether the reader belongs to the communications office
 * @param channels what is said of it on channels; null for those who do not see that
 * @param refused why the last command was refused; empty on a fresh page
 */
public record StoryView(
        StoryDetail story,
        Reader reader,
        SafeHtml body,
        @Nullable SafeHtml english,
        List<Picture> pictures,
        List<Finding> findings,
        List<TimelineEntry> timeline,
        List<String> passages,
        boolean office,
        List<Reason> refused,
        Typed typed,
        @Nullable ChannelsView channels) {

    private static final Set<Command> ELSEWHERE = EnumSet.of(
            Command.SAVE,
            Command.ANSWER_FACT_CHECK,
            Command.CANCEL_FACT_CHECK,
            Command.CORRECT_FACT,
            Command.RESOLVE_FLAG,
            Command.REMARK,
            Command.INVITE,
            Command.WRITE_VARIANT,
            Command.PLAN_VARIANT,
            Command.APPROVE_VARIANTS,
            Command.SEND_VARIANTS_URGENTLY,
            Command.APPROVE_VARIANTS_AFTERWARDS);

    public String path() {
        return StoryPages.path(story.id());
    }

    /** The commands that come next in this state and can be done now. */
    public List<Command> next() {
        return leading().stream().filter(this::isOffered).toList();
    }

    /** What would come next, could it be done now; told beside the next ones only when there are none. */
    public List<Command> blocked() {
        return next().isEmpty() ? leading() : List.of();
    }

    /** All other commands that can be done now. */
    public List<Command> others() {
        return further().stream().filter(this::isOffered).toList();
    }

    /** What the reader's roles allow at some time, but not now. */
    public List<Command> impossible() {
        return Stream.concat(leading().stream(), further().stream())
                .filter(command -> !isOffered(command) && !blocked().contains(command))
                .toList();
    }

    /** Whether a command can be done, or was just refused: then what was typed must not be lost. */
    private boolean isOffered(Command command) {
        return story.can(command) || isTypedIn(List.of(command));
    }

    private List<Command> leading() {
        return allowed(leading(story.state(), story.summary().isPublic()));
    }

    private List<Command> further() {
        List<Command> rest = new ArrayList<>(List.of(Command.values()));
        rest.removeAll(ELSEWHERE);
        rest.removeAll(leading());
        rest.remove(story.summary().isPublic() ? Command.PUBLISH : Command.CORRECT);
        if (!waitsForApproval()) {
            rest.remove(Command.APPROVE_AFTERWARDS);
        }
        return allowed(rest);
    }

    /** Whether an edition that one person published alone still waits for a second. */
    private boolean waitsForApproval() {
        return openFlags().stream().anyMatch(flag -> flag.kind() == Flag.Kind.PUBLISHED_URGENTLY);
    }

    /** Where it can be read, and said on channels, once nothing else has to be done; null while it is not so. */
    public @Nullable String publicPath() {
        return story.state() == StoryState.PUBLISHED
                ? "/berita/" + story.summary().slug()
                : null;
    }

    /** What a correction says to readers of revised facts that stand in the edition: in the site's first language, whoever writes it. */
    public String noteOfRevisions() {
        return openFlags().stream()
                .filter(flag -> flag.kind() == Flag.Kind.FACT_REVISED && flag.inEdition())
                .map(StoryView::note)
                .collect(Collectors.joining(" "));
    }

    /** What one revised fact was and is, in the site's first language. */
    static String note(Flag flag) {
        return Words.in(Language.ID).say("newsroom.note.revised", flag.before(), flag.after());
    }

    /** Whether the text is that of the edition, so that with the new value in it only the second person is missing. */
    public boolean isOneStepFromReview() {
        return story.state() == StoryState.PUBLISHED && story.can(Command.CORRECT_FACT);
    }

    private List<Command> allowed(List<Command> commands) {
        return commands.stream().filter(story::mayEver).toList();
    }

    private List<Command> leading(StoryState state, boolean isPublic) {
        Command out = isPublic ? Command.CORRECT : Command.PUBLISH;
        return switch (state) {
            case DRAFT, RETURNED -> List.of(Command.ASK_REVIEW, Command.ASK_FACT_CHECK);
            case IN_REVIEW -> List.of(Command.APPROVE, Command.RETURN, Command.ASK_FACT_CHECK);
            case FACT_CHECK -> List.of(Command.APPROVE, Command.ASK_REVIEW, Command.RETURN);
            case APPROVED -> isPublic ? List.of(out, Command.RETURN) : List.of(out, Command.SCHEDULE, Command.RETURN);
            case SCHEDULED -> List.of(out, Command.SCHEDULE, Command.UNSCHEDULE);
            case PUBLISHED -> waitsForApproval() ? List.of(Command.APPROVE_AFTERWARDS) : List.of();
            case WITHDRAWN -> List.of();
        };
    }

    /** Whether one of these commands was just refused. */
    public boolean isTypedIn(List<Command> commands) {
        return commands.stream().anyMatch(command -> typed.isIn(command.name().toLowerCase(Locale.ROOT)));
    }

    /** Markdown as words alone. */
    public String plain(String markdown) {
        return Markdown.text(markdown);
    }

    public List<Flag> openFlags() {
        return story.flags().stream().filter(Flag::isOpen).toList();
    }

    public List<FactCheck> openFactChecks() {
        return story.factChecks().stream().filter(FactCheck::isOpen).toList();
    }

    public long blocking() {
        return findings.stream().filter(Finding::isBlocking).count();
    }

    public @Nullable Picture lead() {
        return pictures.isEmpty() || !pictures.getFirst().image() ? null : pictures.getFirst();
    }
}
