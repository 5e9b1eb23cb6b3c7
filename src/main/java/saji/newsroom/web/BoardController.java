package saji.newsroom.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import saji.directory.Actor;
import saji.directory.Role;
import saji.newsroom.BoardColumn;
import saji.newsroom.FactChange;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryId;
import saji.newsroom.StoryPage;
import saji.newsroom.StoryState;
import saji.newsroom.StorySummary;
import saji.platform.Words;

/** The board and the list of stories. */
@Controller
class BoardController {

    private static final int CARDS = 20;
    private static final int LINES = 30;

    private final Newsroom newsroom;
    private final ChoicesOffered choices;
    private final Readers readers;

    BoardController(Newsroom newsroom, ChoicesOffered choices, Readers readers) {
        this.newsroom = newsroom;
        this.choices = choices;
        this.readers = readers;
    }

    @GetMapping("/desk/newsroom")
    String board(Actor actor, Words words, @ModelAttribute FilterForm form, Model model) {
        Choices offered = choices.all();
        List<BoardColumn> columns = newsroom.board(actor, form.filter(offered), CARDS);
        List<StorySummary> stories =
                columns.stream().flatMap(column -> column.stories().stream()).toList();
        Reader reader = readers.of(words, stories);
        Map<StoryId, List<FactChange>> changes = newsroom.changes(stories);
        boolean moves = actor.is(Role.EDITOR) || actor.is(Role.APPROVER);
        List<BoardView.Column> shown = columns.stream()
                .map(column -> new BoardView.Column(
                        column.state(),
                        column.count(),
                        column.stories().stream()
                                .map(story -> new Card(
                                        story,
                                        reader,
                                        moves ? others(column.state()) : List.of(),
                                        changes.getOrDefault(story.id(), List.of())))
                                .toList()))
                .toList();
        model.addAttribute("view", new BoardView(shown, form, offered, reader, actor.is(Role.EDITOR), newsroom.due()));
        return "newsroom/board";
    }

    private static List<StoryState> others(StoryState from) {
        List<StoryState> states = new ArrayList<>(Arrays.asList(StoryState.values()));
        states.remove(from);
        return states;
    }

    @GetMapping("/desk/newsroom/stories")
    String list(
            Actor actor,
            Words words,
            @ModelAttribute FilterForm form,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Choices offered = choices.all();
        StoryPage page = newsroom.find(
                actor, form.filter(offered), StoryPage.Place.of(after).orElse(null), LINES);
        Reader reader = readers.of(words, page.stories());
        Map<StoryId, List<FactChange>> changes = newsroom.changes(page.stories());
        List<Card> cards = page.stories().stream()
                .map(story -> new Card(story, reader, List.of(), changes.getOrDefault(story.id(), List.of())))
                .toList();
        StoryPage.Place next = page.next();
        String more = next == null ? null : "/desk/newsroom/stories" + form.queryWith("after", next.toString());
        model.addAttribute(
                "view", new ListView(cards, form, offered, reader, actor.is(Role.EDITOR), more, after != null));
        return "newsroom/list";
    }
}
