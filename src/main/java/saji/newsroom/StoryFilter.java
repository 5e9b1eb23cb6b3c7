package saji.newsroom;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import saji.directory.AgencyId;
import saji.directory.PersonId;

/**
 * Which stories to list; what is null or empty does not narrow.
 *
 * @param person who began it or saved any revision
 * @param words all of them must occur in title, lead or body, the last one as a beginning
 * @param flag a kind of flag that stands open
 */
public record StoryFilter(
        Set<StoryState> states,
        @Nullable AgencyId agency,
        @Nullable String topic,
        @Nullable PersonId person,
        @Nullable String type,
        @Nullable String words,
        Flag.@Nullable Kind flag) {

    public static final StoryFilter ALL = new StoryFilter(Set.of(), null, null, null, null, null, null);

    /** The same, narrowed to some states. */
    public StoryFilter in(StoryState... only) {
        return new StoryFilter(Set.of(only), agency, topic, person, type, words, flag);
    }
}
