package saji.newsroom.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import saji.newsroom.Newsroom;
import saji.newsroom.Revision;
import saji.newsroom.StoryDetail;

/** One story: its page, its versions and where its facts come from. */
@Controller
class StoryController implements OfOneStory {

    private final Newsroom newsroom;
    private final StoryPages pages;
    private final FactCards facts;

    StoryController(Newsroom newsroom, StoryPages pages, FactCards facts) {
        this.newsroom = newsroom;
        this.pages = pages;
        this.facts = facts;
    }

    @GetMapping(PATH)
    String story(Turn turn, Model model) {
        return pages.show(turn.actor(), turn.words(), turn.story(), model, List.of(), Typed.NOTHING);
    }

    @GetMapping(PATH + "/revisions")
    String revisions(
            Turn turn, Model model, @RequestParam Optional<Integer> from, @RequestParam Optional<Integer> until) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        List<Revision.Head> heads = newsroom.revisions(turn.actor(), turn.story());
        int newest = until.orElse(story.latest().number());
        int oldest = from.orElse(heads.stream()
                .mapToInt(Revision.Head::number)
                .filter(number -> number < newest)
                .max()
                .orElse(newest));
        Revision before = revision(turn, oldest);
        Revision after = revision(turn, newest);
        var reader = pages.reader(turn.words(), story, List.of());
        model.addAttribute(
                "view",
                new VersionsView(
                        story, reader, heads, before, after, Difference.of(before.text(), after.text(), reader)));
        return "newsroom/versions";
    }

    private Revision revision(Turn turn, int number) {
        return newsroom.revision(turn.actor(), turn.story(), number).orElseThrow(StoryPages::notFound);
    }

    /** Where a cited figure comes from, as a page. */
    @GetMapping(PATH + "/facts/{fact}")
    String fact(Turn turn, Model model, @PathVariable UUID fact) {
        model.addAttribute("card", facts.card(turn, fact));
        return "newsroom/fact";
    }

    /** The same as a part of the editor's page. */
    @GetMapping(PATH + "/facts/{fact}/card")
    String factCard(Turn turn, Model model, @PathVariable UUID fact) {
        model.addAttribute("card", facts.card(turn, fact));
        return "newsroom/_fact";
    }
}
