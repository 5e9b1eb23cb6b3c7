package saji.newsroom;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import saji.platform.DueWork;

/** Keeps the schedule: publishes what is due, whichever process comes first; {@link Newsroom#due} tells of what could not be. */
@Component
class DuePublications implements DueWork {

    private final EachDue each;
    private final Stories stories;
    private final Publishing publishing;
    private final InstantSource clock;

    DuePublications(EachDue each, Stories stories, Publishing publishing, InstantSource clock) {
        this.each = each;
        this.stories = stories;
        this.publishing = publishing;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "newsroom.publish-due";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofMillis(500);
    }

    @Override
    public int run() {
        return each.run(name(), failed -> stories.takeDue(clock.instant(), failed), publishing::publishDue);
    }
}
