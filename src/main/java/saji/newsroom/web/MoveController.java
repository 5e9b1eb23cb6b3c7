package saji.newsroom.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import saji.newsroom.Command;
import saji.newsroom.StoryDetail;
import saji.newsroom.StoryState;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.web.Notices;

/** Brings a story to another column: by the card's menu, or by a script that has dragged it and wants the answer as JSON. */
@Controller
class MoveController implements OfOneStory {

    private final Moves moves;
    private final StoryPages pages;

    MoveController(Moves moves, StoryPages pages) {
        this.moves = moves;
        this.pages = pages;
    }

    @PostMapping(PATH + "/column")
    String move(Turn turn, @ModelAttribute FilterForm board) {
        return switch (step(turn)) {
            case Moves.Made(String key) -> Notices.redirect(turn.redirect(), "/desk/newsroom" + board.query(), key);
            case Moves.Ask(var command) -> "redirect:" + turn.path() + Moves.anchor(command);
            case Moves.No(Outcome.Kind kind, List<Reason> reasons) -> turn.refuse("column", kind, reasons);
        };
    }

    @PostMapping(path = PATH + "/column", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> drag(Turn turn) {
        Map<String, Object> answer = new LinkedHashMap<>();
        switch (step(turn)) {
            case Moves.Made(String key) -> answer.put("done", turn.words().say(key));
            case Moves.Ask(var command) -> answer.put("open", turn.path() + Moves.anchor(command));
            case Moves.No(Outcome.Kind kind, List<Reason> reasons) -> {
                answer.put("refused", reasons.stream().map(turn.words()::say).toList());
                return ResponseEntity.status(kind.status()).body(answer);
            }
        }
        return ResponseEntity.status(HttpStatus.OK).body(answer);
    }

    private Moves.Step step(Turn turn) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        Optional<StoryState> to = Arrays.stream(StoryState.values())
                .filter(state -> state.name().equals(turn.text("to")))
                .findFirst();
        if (!story.mayEver(Command.SAVE) && !story.mayEver(Command.APPROVE)) {
            return new Moves.No(Outcome.Kind.FORBIDDEN, story.reasonsAgainst(Command.SAVE));
        }
        return to.isEmpty()
                ? new Moves.No(Outcome.Kind.INVALID, List.of(Reason.of("newsroom.refused.no-column")))
                : moves.move(turn.actor(), story, to.get());
    }
}
