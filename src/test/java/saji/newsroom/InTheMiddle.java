package saji.newsroom;

import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Does what a test says in the middle of a publication, while its transaction is open. */
@Component
class InTheMiddle {

    volatile Consumer<StoryId> act = id -> {};

    @EventListener
    void on(StoryPublished published) {
        act.accept(published.story());
    }
}
