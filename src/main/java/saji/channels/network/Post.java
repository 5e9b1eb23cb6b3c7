package saji.channels.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.assets.Rendition;

/**
 * What is said on one account: a value, stored once and never changed.
 *
 * @param title for networks whose posts have one; empty otherwise
 * @param text as a reader reads it, without markup; hashtags and, where it counts there, the link are part of it
 * @param html richer text for networks that take it (articles, letters), already safe; null for none
 * @param language BCP 47 tag
 * @param link what it leads to
 * @param pictures in their order
 * @param hashtags without {@code #}, for networks that want them beside the text
 */
public record Post(
        String title,
        String text,
        @Nullable String html,
        String language,
        @Nullable Link link,
        List<Picture> pictures,
        List<String> hashtags) {

    /** Address of what a post leads to, with what a card shows of it. */
    public record Link(
            String address,
            String title,
            String description,
            @Nullable AssetId picture) {}

    /**
     * A picture or a film.
     *
     * @param form the rendition that is sent; it keeps the focal point inside
     * @param alt what it shows, for those who do not see it
     */
    public record Picture(AssetId asset, Rendition form, String alt) {}

    public Post {
        pictures = List.copyOf(pictures);
        hashtags = List.copyOf(hashtags);
    }

    /** Words and nothing else. */
    public static Post of(String text, String language) {
        return new Post("", text, null, language, null, List.of(), List.of());
    }

    public Post withLink(Link to) {
        return new Post(title, text, html, language, to, pictures, hashtags);
    }

    public Post withPictures(List<Picture> shown) {
        return new Post(title, text, html, language, link, shown, hashtags);
    }
}
