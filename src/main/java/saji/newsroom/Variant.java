package saji.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.assets.Rendition;
import saji.channels.AccountId;
import saji.channels.network.Post;
import saji.directory.PersonId;
import saji.platform.Language;

/**
 * What is said of a story on one channel, as it was saved last.
 *
 * @param number of its own revision, 1 for the first
 * @param stamp orders all revisions of all variants by their saving
 * @param storyRevision the story's revision from which it was written; it does not go out before that is published
 * @param writers everyone who saved it; none of them can approve it
 * @param plan when it goes out
 * @param approval who approved exactly this, or null
 * @param served what was sent last, or null
 * @param problem in words why it was not sent when its time had come; empty when nothing is wrong
 */
public record Variant(
        StoryId story,
        AccountId account,
        int number,
        long stamp,
        int storyRevision,
        Said said,
        PersonId by,
        Instant at,
        Set<PersonId> writers,
        Plan plan,
        @Nullable Approved approval,
        @Nullable Served served,
        String problem) {

    /** Stands in a text for the story's address, which is only known when it is published. */
    public static final String LINK = "{tautan}";

    /**
     * Words and pictures; in the text {@value #LINK} stands for the story's address.
     *
     * @param mentions whom the post names, as that network writes them, with {@code @}; they follow the text
     */
    public record Said(
            Language language, String title, String text, List<Post.Picture> pictures, List<String> mentions) {
        public Said {
            pictures = List.copyOf(pictures);
            mentions = List.copyOf(mentions);
        }
    }

    /** What an editor sends; pictures are told what they show when it is saved. */
    public record Draft(
            Language language,
            String title,
            String text,
            List<AssetId> pictures,
            Rendition form,
            List<String> mentions,
            Plan plan) {
        public Draft {
            pictures = List.copyOf(pictures);
            mentions = List.copyOf(mentions);
        }

        /** One that names nobody. */
        public Draft(Language language, String title, String text, List<AssetId> pictures, Rendition form, Plan plan) {
            this(language, title, text, pictures, form, List.of(), plan);
        }
    }

    /**
     * When it goes out.
     *
     * @param moment not before; null for together with the story
     * @param expiresAt not after; null for whenever
     */
    public record Plan(@Nullable Instant moment, @Nullable Instant expiresAt) {
        public static final Plan WITH_THE_STORY = new Plan(null, null);
    }

    /**
     * The second pair of eyes, or a single one when it could not wait.
     *
     * @param urgentReason why one person let it out alone; null where there were two
     * @param confirmedBy the second person who approved it afterwards, or null
     */
    public record Approved(
            PersonId by,
            Instant at,
            @Nullable String urgentReason,
            @Nullable PersonId confirmedBy) {

        /** The second person: who approved, or confirmed what one let out alone. */
        public PersonId second() {
            return confirmedBy == null ? by : confirmedBy;
        }

        /** Whether a second person still has to look. */
        public boolean isAlone() {
            return urgentReason != null && confirmedBy == null;
        }
    }

    /** Which revision went out with which edition, and when. */
    public record Served(int number, int edition, Instant at) {}

    public boolean isApproved() {
        return approval != null;
    }

    /** Whether what was saved last has gone out. */
    public boolean isServed() {
        return served != null && served.number() == number;
    }
}
