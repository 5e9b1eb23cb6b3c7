package saji.newsroom.web;

import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryId;
import saji.platform.Outcome;
import saji.platform.Words;
import saji.platform.web.Problems;

/** Answers a command of the API with the story as it then stands, or with every reason against it. */
@Component
class StoryAnswers {

    private final Newsroom newsroom;
    private final StoryMapping mapping;

    StoryAnswers(Newsroom newsroom, StoryMapping mapping) {
        this.newsroom = newsroom;
        this.mapping = mapping;
    }

    ResponseEntity<?> to(Actor actor, Words words, UUID id, Function<StoryId, Outcome<?>> command) {
        StoryId story = new StoryId(id);
        return Problems.answer(
                command.apply(story)
                        .map(done -> mapping.whole(newsroom.story(actor, story).orElseThrow(), words)),
                words,
                HttpStatus.OK);
    }
}
