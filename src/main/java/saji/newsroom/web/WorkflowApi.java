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

/** The way of a story to the public over HTTP; each answers with the whole story, or with every reason against it. */
@RestController
@RequestMapping("/api/v1/stories/{id}")
@NeedsScope("story:publish")
class WorkflowApi {

    private final Newsroom newsroom;
    private final StoryAnswers answers;

    WorkflowApi(Newsroom newsroom, StoryAnswers answers) {
        this.newsroom = newsroom;
        this.answers = answers;
    }

    @PostMapping("/review")
    @NeedsScope("story:write")
    @Gives(value = StoryJson.Whole.class, summary = "Asks for approval")
    ResponseEntity<?> review(Actor actor, Words words, @PathVariable UUID id, @RequestBody StoryJson.Asking sent) {
        return answers.to(actor, words, id, story -> newsroom.askReview(actor, story, orEmpty(sent.message())));
    }

    @PostMapping("/return")
    @Gives(value = StoryJson.Whole.class, summary = "Returns a story to its editor with a reason")
    ResponseEntity<?> giveBack(Actor actor, Words words, @PathVariable UUID id, @RequestBody StoryJson.Returning sent) {
        return answers.to(actor, words, id, story -> newsroom.returnToEditor(actor, story, orEmpty(sent.reason())));
    }

    @PostMapping("/approval")
    @Gives(value = StoryJson.Whole.class, summary = "Approves a revision as the second person")
    ResponseEntity<?> approve(Actor actor, Words words, @PathVariable UUID id, @RequestBody StoryJson.Approving sent) {
        Integer revision = sent.revision();
        return answers.to(actor, words, id, story -> newsroom.approve(actor, story, revision == null ? 0 : revision));
    }

    /** Publishes what is approved; with a {@code reason} urgently, without approval. */
    @PostMapping("/publication")
    @Gives(value = StoryJson.Whole.class, summary = "Publishes what is approved, or urgently with a reason")
    ResponseEntity<?> publish(
            Actor actor, Words words, @PathVariable UUID id, @RequestBody StoryJson.Publication sent) {
        String reason = sent.reason();
        return answers.to(
                actor,
                words,
                id,
                story -> reason == null
                        ? newsroom.publish(actor, story)
                        : newsroom.publishUrgently(actor, story, reason, sent.note()));
    }

    @PostMapping("/schedule")
    @Gives(value = StoryJson.Whole.class, summary = "Sets the moment of publication")
    ResponseEntity<?> schedule(Actor actor, Words words, @PathVariable UUID id, @RequestBody StoryJson.Timing sent) {
        return answers.to(actor, words, id, story -> newsroom.schedule(actor, story, sent.due()));
    }

    @DeleteMapping("/schedule")
    @Gives(value = StoryJson.Whole.class, summary = "Takes the moment of publication back")
    ResponseEntity<?> unschedule(Actor actor, Words words, @PathVariable UUID id) {
        return answers.to(actor, words, id, story -> newsroom.unschedule(actor, story));
    }

    @PostMapping("/embargo")
    @Gives(value = StoryJson.Whole.class, summary = "Holds a story back until a moment")
    ResponseEntity<?> embargo(Actor actor, Words words, @PathVariable UUID id, @RequestBody StoryJson.Holding sent) {
        return answers.to(
                actor, words, id, story -> newsroom.setEmbargo(actor, story, sent.until(), orEmpty(sent.reason())));
    }

    @PostMapping("/correction")
    @Gives(value = StoryJson.Whole.class, summary = "Publishes the approved text as a correction with a public note")
    ResponseEntity<?> correct(Actor actor, Words words, @PathVariable UUID id, @RequestBody StoryJson.Correcting sent) {
        return answers.to(actor, words, id, story -> newsroom.correct(actor, story, orEmpty(sent.note())));
    }

    @PostMapping("/withdrawal")
    @Gives(value = StoryJson.Whole.class, summary = "Withdraws a published story with a reason")
    ResponseEntity<?> withdraw(Actor actor, Words words, @PathVariable UUID id, @RequestBody StoryJson.Returning sent) {
        return answers.to(actor, words, id, story -> newsroom.withdraw(actor, story, orEmpty(sent.reason())));
    }
}
