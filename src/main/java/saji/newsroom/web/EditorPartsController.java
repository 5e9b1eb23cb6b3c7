package saji.newsroom.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import saji.newsroom.Command;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryDetail;
import saji.newsroom.Text;
import saji.newsroom.checks.LinkCheck;

/** Parts of the editor's page that are drawn anew while one types. */
@Controller
class EditorPartsController implements OfOneStory {

    private static final int LONGEST = 100_000;

    private final Newsroom newsroom;
    private final StoryPages pages;
    private final Editors editors;
    private final LinkCheck links;

    EditorPartsController(Newsroom newsroom, StoryPages pages, Editors editors, LinkCheck links) {
        this.newsroom = newsroom;
        this.pages = pages;
        this.editors = editors;
        this.links = links;
    }

    @PostMapping(PATH + "/text/preview")
    String preview(Turn turn, Model model) {
        StoryDetail story = writable(turn);
        model.addAttribute("preview", editors.preview(text(turn), story.id(), StoryPages.revised(story)));
        return "newsroom/_preview";
    }

    @PostMapping(PATH + "/text/checks")
    String checks(Turn turn, Model model) {
        writable(turn);
        model.addAttribute("findings", newsroom.findings(text(turn)));
        return "newsroom/_checks";
    }

    @PostMapping(PATH + "/text/links")
    String links(Turn turn, Model model) {
        writable(turn);
        model.addAttribute("findings", links.check(text(turn).body()));
        return "newsroom/_links-checked";
    }

    /** Says that the story is open here, and tells who else has it open. */
    @PostMapping(PATH + "/presence")
    String present(Turn turn, Model model) {
        writable(turn);
        model.addAttribute("others", newsroom.present(turn.actor(), turn.story()));
        return "newsroom/_presence";
    }

    @PostMapping(PATH + "/presence/end")
    ResponseEntity<Void> absent(Turn turn) {
        writable(turn);
        newsroom.absent(turn.actor(), turn.story());
        return ResponseEntity.noContent().build();
    }

    private static Text text(Turn turn) {
        if (turn.form().values().stream().flatMap(List::stream).anyMatch(value -> value.length() > LONGEST)) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return TextForm.read(turn.form());
    }

    private StoryDetail writable(Turn turn) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        if (!story.mayEver(Command.SAVE)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return story;
    }
}
