package saji.newsroom.web;

import java.util.List;
import saji.newsroom.PostingAdvice;
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
 * @param names whether accounts can be named there
 * @param known names of the story's agencies there
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
        boolean names,
        List<String> known,
        PostingAdvice advice,
        String moment,
        String expires,
        boolean writes,
        List<Reason> refused) {

    /** Those whom the post names, as the field takes them. */
    public String mentions() {
        return String.join(" ", said.mentions());
    }

    /** Known names that the post does not have yet. */
    public List<String> unnamed() {
        return known.stream().filter(name -> !said.mentions().contains(name)).toList();
    }

    /** An average as it is said: with one digit after the point. */
    public String average(double answers) {
        return String.format(reader.words().language().locale(), "%.1f", answers);
    }

    public String path() {
        return card.path();
    }

    /** Whether it can still be taken away. */
    public boolean isRemovable() {
        Variant variant = card.variant();
        return writes && variant != null && variant.served() == null;
    }
}
