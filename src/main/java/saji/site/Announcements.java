package saji.site;

import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import saji.assets.AssetDescribed;
import saji.directory.AgencyChanged;
import saji.newsroom.StoryCorrected;
import saji.newsroom.StoryMoved;
import saji.newsroom.StoryPublished;
import saji.newsroom.StoryWithdrawn;
import saji.platform.Elsewhere;

/** Notes what changed for readers in the very transaction that changes it, so that neither is without the other. */
@Component
class Announcements {

    private final Changes changes;

    Announcements(Changes changes) {
        this.changes = changes;
    }

    @EventListener
    void on(StoryPublished published) {
        changes.append("story", published.story().value());
    }

    @EventListener
    void on(StoryCorrected corrected) {
        changes.append("story", corrected.story().value());
    }

    @EventListener
    void on(StoryMoved moved) {
        changes.append("story", moved.story().value());
    }

    @EventListener
    void on(StoryWithdrawn withdrawn) {
        changes.append("story", withdrawn.story().value());
    }

    /** A story that is now also on the open social web; its page says so. */
    @EventListener
    void on(Elsewhere.FormGiven given) {
        if (given.thing().startsWith(BakedStories.THING)) {
            changes.append("story", UUID.fromString(given.thing().substring(BakedStories.THING.length())));
        }
    }

    @EventListener
    void on(AgencyChanged changed) {
        changes.append("agency", changed.agency().value());
    }

    @EventListener
    void on(AssetDescribed described) {
        changes.append("asset", described.asset().value());
    }
}
