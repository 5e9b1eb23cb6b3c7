package saji.channels.network;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.assets.Rendition;
import saji.directory.AgencyId;
import saji.directory.AreaCode;

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
 * @param labels what it is about, for networks whose recipients choose by that
 */
public record Post(
        String title,
        String text,
        @Nullable String html,
        String language,
        @Nullable Link link,
        List<Picture> pictures,
        List<String> hashtags,
        Labels labels) {

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

    /**
     * What a post is about. Subscribers who chose topics, agencies or areas get it when one of theirs is here; those who chose nothing get
     * everything.
     *
     * @param urgent whether it reaches subscribers at once who else would get a digest, and wakes sleeping phones
     */
    public record Labels(Set<String> topics, Set<AgencyId> agencies, Set<AreaCode> areas, boolean urgent) {
        public static final Labels NONE = new Labels(Set.of(), Set.of(), Set.of(), false);

        public Labels {
            topics = Set.copyOf(topics);
            agencies = Set.copyOf(agencies);
            areas = Set.copyOf(areas);
        }
    }

    public Post {
        pictures = List.copyOf(pictures);
        hashtags = List.copyOf(hashtags);
        labels = Objects.requireNonNullElse(labels, Labels.NONE); // posts written down before there were labels
    }

    /** A post about nothing in particular. */
    public Post(
            String title,
            String text,
            @Nullable String html,
            String language,
            @Nullable Link link,
            List<Picture> pictures,
            List<String> hashtags) {
        this(title, text, html, language, link, pictures, hashtags, Labels.NONE);
    }

    /** Words and nothing else. */
    public static Post of(String text, String language) {
        return new Post("", text, null, language, null, List.of(), List.of());
    }

    public Post withLink(Link to) {
        return new Post(title, text, html, language, to, pictures, hashtags, labels);
    }

    public Post withPictures(List<Picture> shown) {
        return new Post(title, text, html, language, link, shown, hashtags, labels);
    }

    public Post withLabels(Labels about) {
        return new Post(title, text, html, language, link, pictures, hashtags, about);
    }
}
