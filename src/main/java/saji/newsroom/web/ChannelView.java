package saji.newsroom.web;

import java.util.List;
import saji.newsroom.StoryDetail;
import saji.newsroom.Variant;
import saji.platform.Reason;

/**
 * The page on which a variant is written.
 *
 * @param said what stands in the fields
 * @param pictures those of the story; chosen are those that go out
 * @param form the form of the pictures
 * @param title whether posts have a title there
 * @param takesPictures how many at most
 * @param takesFilm whether those are films
 * @param moment as the field takes it
 */
public record ChannelView(
        StoryDetail story,
        Reader reader,
        ChannelCard card,
        Variant.Said said,
        List<Picture> pictures,
        String form,
        boolean title,
        int takesPictures,
        boolean takesFilm,
        String moment,
        String expires,
        boolean writes,
        List<Reason> refused) {

    public String path() {
        return card.path();
    }

    /** Whether it can still be taken away. */
    public boolean isRemovable() {
        Variant variant = card.variant();
        return writes && variant != null && variant.served() == null;
    }
}
