package saji.channels.activitypub;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import saji.assets.Assets;
import saji.channels.MediaFiles;
import saji.channels.network.Post;

/** What is said on the open social web, in the words of ActivityStreams. */
@Component
class Documents {

    static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    private static final Pattern HASHTAG = Pattern.compile("(?<![\\p{L}\\p{N}_/&])#([\\p{L}\\p{N}_]{1,100})");
    private static final int MOST_PICTURES = 4;

    static final List<Object> CONTEXT = List.of(
            "https://www.w3.org/ns/activitystreams",
            "https://w3id.org/security/v1",
            Map.ofEntries(
                    Map.entry("toot", "http://joinmastodon.org/ns#"),
                    Map.entry("schema", "http://schema.org#"),
                    Map.entry("gts", "https://gotosocial.org/ns#"),
                    Map.entry("Hashtag", "as:Hashtag"),
                    Map.entry("PropertyValue", "schema:PropertyValue"),
                    Map.entry("value", "schema:value"),
                    Map.entry("discoverable", "toot:discoverable"),
                    Map.entry("indexable", "toot:indexable"),
                    Map.entry("featured", Map.of("@id", "toot:featured", "@type", "@id")),
                    Map.entry("focalPoint", Map.of("@id", "toot:focalPoint", "@container", "@list")),
                    Map.entry("attributionDomains", Map.of("@id", "toot:attributionDomains", "@type", "@id")),
                    Map.entry("manuallyApprovesFollowers", "as:manuallyApprovesFollowers"),
                    Map.entry("interactionPolicy", Map.of("@id", "gts:interactionPolicy", "@type", "@id")),
                    Map.entry("QuoteRequest", "https://w3id.org/fep/044f#QuoteRequest"),
                    Map.entry("QuoteAuthorization", "https://w3id.org/fep/044f#QuoteAuthorization"),
                    Map.entry("interactingObject", Map.of("@id", "gts:interactingObject", "@type", "@id")),
                    Map.entry("interactionTarget", Map.of("@id", "gts:interactionTarget", "@type", "@id")),
                    Map.entry("canQuote", Map.of("@id", "gts:canQuote", "@type", "@id")),
                    Map.entry("automaticApproval", Map.of("@id", "gts:automaticApproval", "@type", "@id"))));

    private final Here here;
    private final MediaFiles files;
    private final Assets assets;

    Documents(Here here, MediaFiles files, Assets assets) {
        this.here = here;
        this.files = files;
        this.assets = assets;
    }

    static Map<String, Object> withContext(Map<String, Object> document) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("@context", CONTEXT);
        whole.putAll(document);
        return whole;
    }

    /**
     * A post as an object.
     *
     * @param first when its first state was said
     * @param at when this state was
     */
    Map<String, Object> object(String username, UUID id, Post post, Instant first, Instant at) {
        boolean isArticle = !post.title().isBlank();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", here.object(id));
        object.put("type", isArticle ? "Article" : "Note");
        object.put("attributedTo", here.actor(username));
        object.put("to", List.of(PUBLIC));
        object.put("cc", List.of(here.followers(username)));
        object.put("published", seconds(first));
        if (at.isAfter(first)) {
            object.put("updated", seconds(at));
        }
        Post.Link link = post.link();
        object.put("url", link == null ? here.object(id) : link.address());
        String content = isArticle ? article(post) : note(post);
        if (isArticle) {
            object.put("name", post.title());
            object.put("summary", Html.of(post.text(), here));
            object.put("preview", Map.of("type", "Note", "attributedTo", here.actor(username), "content", note(post)));
        }
        object.put("content", content);
        object.put("contentMap", Map.of(post.language(), content));
        object.put("tag", tags(post));
        object.put("attachment", attachments(post));
        object.put("replies", here.object(id) + "/replies");
        object.put("interactionPolicy", Map.of("canQuote", Map.of("automaticApproval", List.of(PUBLIC))));
        return object;
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The whole text; hashtags that stand nowhere in it follow. */
    private String article(Post post) {
        String html = post.html();
        return html == null ? note(post) : html + hashtags(post, "");
    }

    private String note(Post post) {
        Post.Link link = post.link();
        String address = link == null || post.text().contains(link.address()) ? "" : link.address();
        return Html.of(post.text(), here)
                + (address.isEmpty() ? "" : "<p>" + Html.link(address) + "</p>")
                + hashtags(post, post.text());
    }

    private String hashtags(Post post, String said) {
        Set<String> inText = new LinkedHashSet<>(tagsIn(said));
        List<String> missing = post.hashtags().stream()
                .filter(tag -> inText.stream().noneMatch(tag::equalsIgnoreCase))
                .map(tag -> Html.hashtag(tag, here))
                .toList();
        return missing.isEmpty() ? "" : "<p>" + String.join(" ", missing) + "</p>";
    }

    private static List<String> tagsIn(String text) {
        return HASHTAG.matcher(text).results().map(tag -> tag.group(1)).toList();
    }

    private List<Object> tags(Post post) {
        Map<String, Object> tags = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(post.hashtags());
        all.addAll(tagsIn(post.text()));
        for (String tag : all) {
            tags.putIfAbsent(
                    tag.toLowerCase(java.util.Locale.ROOT),
                    Map.of("type", "Hashtag", "href", Html.tagAddress(tag, here), "name", "#" + tag));
        }
        return List.copyOf(tags.values());
    }

    private List<Object> attachments(Post post) {
        List<Object> attachments = new ArrayList<>();
        for (Post.Picture picture :
                post.pictures().stream().limit(MOST_PICTURES).toList()) {
            files.address(picture).ifPresent(address -> attachments.add(attachment(picture, address)));
        }
        return attachments;
    }

    private Map<String, Object> attachment(Post.Picture picture, String address) {
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("type", "Image");
        attachment.put("mediaType", picture.form().mediaType());
        attachment.put("url", address);
        attachment.put("name", picture.alt());
        assets.find(picture.asset()).ifPresent(asset -> {
            attachment.put("width", asset.size(picture.form()).width());
            attachment.put("height", asset.size(picture.form()).height());
            if (picture.form().height() == 0) {
                attachment.put("focalPoint", List.of(asset.focusX() * 2 - 1, 1 - asset.focusY() * 2));
            }
        });
        return attachment;
    }

    Map<String, Object> create(String username, Map<String, Object> object) {
        return activity("Create", object.get("id") + "/create", username, object, object.get("published"));
    }

    Map<String, Object> update(String username, Map<String, Object> object, Instant at) {
        return activity("Update", object.get("id") + "#update-" + at.getEpochSecond(), username, object, seconds(at));
    }

    Map<String, Object> delete(String username, UUID id) {
        Map<String, Object> activity = activity("Delete", here.object(id) + "#delete", username, tombstone(id), null);
        activity.remove("published");
        return activity;
    }

    /** The permission to quote an object in something that somebody says elsewhere. */
    Map<String, Object> permission(String username, UUID id, String by) {
        Map<String, Object> permission = new LinkedHashMap<>();
        permission.put("id", here.permission(id, by));
        permission.put("type", "QuoteAuthorization");
        permission.put("attributedTo", here.actor(username));
        permission.put("interactingObject", by);
        permission.put("interactionTarget", here.object(id));
        return permission;
    }

    Map<String, Object> tombstone(UUID id) {
        return Map.of("id", here.object(id), "type", "Tombstone");
    }

    private Map<String, Object> activity(
            String type,
            String id,
            String username,
            Map<String, Object> object,
            @org.jspecify.annotations.Nullable Object at) {
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("id", id);
        activity.put("type", type);
        activity.put("actor", here.actor(username));
        if (at != null) {
            activity.put("published", at);
        }
        activity.put("to", List.of(PUBLIC));
        activity.put("cc", List.of(here.followers(username)));
        activity.put("object", object);
        return activity;
    }
}
