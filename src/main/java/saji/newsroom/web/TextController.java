package saji.newsroom.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import saji.newsroom.Command;
import saji.newsroom.Newsroom;
import saji.newsroom.Revision;
import saji.newsroom.Saving;
import saji.newsroom.StoryDetail;
import saji.newsroom.Text;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.web.Notices;

/** Writing: the editor's page, saving by hand and by itself, and the conflict of two who wrote at the same time. */
@Controller
class TextController implements OfOneStory {

    private final Newsroom newsroom;
    private final StoryPages pages;
    private final Editors editors;

    TextController(Newsroom newsroom, StoryPages pages, Editors editors) {
        this.newsroom = newsroom;
        this.pages = pages;
        this.editors = editors;
    }

    @GetMapping(PATH + "/text")
    String edit(Turn turn, Model model) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        List<Reason> against = story.reasonsAgainst(Command.SAVE);
        if (!against.isEmpty()) {
            return turn.refuse("save", forbidden(story), against);
        }
        return show(turn, story, story.latest().number(), story.latest().text(), List.of());
    }

    private static Outcome.Kind forbidden(StoryDetail story) {
        return story.mayEver(Command.SAVE) ? Outcome.Kind.INVALID : Outcome.Kind.FORBIDDEN;
    }

    private String show(Turn turn, StoryDetail story, int base, Text text, List<Reason> refused) {
        Object byHand = turn.model().getAttribute("byHand");
        List<String> passages = byHand instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        turn.model().addAttribute("view", editors.view(turn, story, base, text, passages, refused));
        return "newsroom/editor";
    }

    @PostMapping(PATH + "/text")
    String save(Turn turn) {
        int base = turn.number("base");
        Text typed = TextForm.read(turn.form());
        Outcome<Saving> outcome = newsroom.save(turn.actor(), turn.story(), base, typed, false);
        return switch (outcome) {
            case Outcome.Refused<Saving>(Outcome.Kind kind, List<Reason> reasons) -> {
                StoryDetail story = pages.story(turn.actor(), turn.story());
                turn.response().setStatus(kind.status());
                yield story.mayEver(Command.SAVE)
                        ? show(turn, story, base, typed, reasons)
                        : turn.refuse("save", kind, reasons);
            }
            case Outcome.Done<Saving>(Saving.Saved saved) ->
                Notices.redirect(
                        turn.redirect(),
                        turn.path() + ("page".equals(turn.text("then")) ? "" : "/text"),
                        "newsroom.done.saved");
            case Outcome.Done<Saving>(Saving.Conflict conflict) -> {
                turn.response().setStatus(HttpStatus.CONFLICT.value());
                turn.model().addAttribute("view", conflict(turn, conflict));
                yield "newsroom/conflict";
            }
        };
    }

    private ConflictView conflict(Turn turn, Saving.Conflict conflict) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        return ConflictView.of(story, pages.reader(turn.words(), story, List.of()), conflict);
    }

    /** Saves what is being typed; answered to the editor's script. */
    @PostMapping(path = PATH + "/text/draft", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> autosave(Turn turn) {
        Outcome<Saving> outcome =
                newsroom.save(turn.actor(), turn.story(), turn.number("base"), TextForm.read(turn.form()), true);
        return switch (outcome) {
            case Outcome.Refused<Saving>(Outcome.Kind kind, List<Reason> reasons) ->
                Answers.refused(kind, reasons, turn.words());
            case Outcome.Done<Saving>(Saving.Saved(Revision revision)) -> {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("revision", revision.number());
                answer.put("said", said(turn, revision));
                yield ResponseEntity.ok(answer);
            }
            case Outcome.Done<Saving>(Saving.Conflict conflict) ->
                ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(Map.of("conflict", turn.words().say("newsroom.editor.conflict")));
        };
    }

    private String said(Turn turn, Revision revision) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        Reader reader = pages.reader(turn.words(), story, List.of());
        return Objects.requireNonNull(turn.words()).say("newsroom.editor.saved", reader.time(revision.at()));
    }
}
