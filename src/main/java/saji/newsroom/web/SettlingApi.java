package saji.newsroom.web;

import static saji.newsroom.web.StoryMapping.orEmpty;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import saji.directory.Actor;
import saji.directory.web.Gives;
import saji.directory.web.NeedsScope;
import saji.newsroom.Newsroom;
import saji.platform.Words;

/** What stands open about a story, settled over HTTP: reviews, embargoes, urgent publications, revised facts. */
@RestController
@RequestMapping("/api/v1/stories/{id}")
@NeedsScope("story:publish")
class SettlingApi {

    private final Newsroom newsroom;
    private final StoryAnswers answers;

    SettlingApi(Newsroom newsroom, StoryAnswers answers) {
        this.newsroom = newsroom;
        this.answers = answers;
    }

    @DeleteMapping("/review")
    @NeedsScope("story:write")
    @Gives(value = StoryJson.Whole.class, summary = "Takes the request for approval back")
    ResponseEntity<?> cancelReview(Actor actor, Words words, @PathVariable UUID id) {
        return answers.to(actor, words, id, story -> newsroom.cancelReview(actor, story));
    }

    @PostMapping("/embargo/end")
    @Gives(value = StoryJson.Whole.class, summary = "Lifts the embargo with a reason")
    ResponseEntity<?> liftEmbargo(
            Actor actor, Words words, @PathVariable UUID id, @RequestBody StoryJson.Returning sent) {
        return answers.to(actor, words, id, story -> newsroom.liftEmbargo(actor, story, orEmpty(sent.reason())));
    }

    @PostMapping("/later-approval")
    @Gives(value = StoryJson.Whole.class, summary = "Approves as the second person what one person published urgently")
    ResponseEntity<?> approveAfterwards(Actor actor, Words words, @PathVariable UUID id) {
        return answers.to(actor, words, id, story -> newsroom.approveAfterwards(actor, story));
    }

    @PostMapping("/flags/{flag}/correction")
    @NeedsScope("story:write")
    @Gives(value = StoryJson.Whole.class, summary = "Saves a revision with the new value of a revised fact")
    ResponseEntity<?> correctFact(Actor actor, Words words, @PathVariable UUID id, @PathVariable UUID flag) {
        return answers.to(actor, words, id, story -> newsroom.correctFact(actor, story, flag));
    }

    @PostMapping("/flags/{flag}/resolution")
    @Gives(value = StoryJson.Whole.class, summary = "Settles a flag without a new text, with a note")
    ResponseEntity<?> resolve(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @PathVariable UUID flag,
            @RequestBody StoryJson.Correcting sent) {
        return answers.to(actor, words, id, story -> newsroom.resolveFlag(actor, story, flag, orEmpty(sent.note())));
    }
}
