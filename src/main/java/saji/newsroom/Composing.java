package saji.newsroom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.Channels;
import saji.channels.Proposal;
import saji.channels.network.Limits;
import saji.channels.network.Post;
import saji.directory.Directory;
import saji.directory.Topic;
import saji.platform.Language;
import saji.platform.Markdown;
import saji.platform.Settings;

/** Makes posts of stories: the first proposal, and what a variant comes to with a story's text and address. */
@Component
class Composing {

    private static final Pattern CITED = Pattern.compile("<a href=\"fakta:[^\"]*\"[^>]*>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern HASHTAG = Pattern.compile("(?<![\\p{L}\\p{N}&])#([\\p{L}\\p{N}_]+)");

    private final Channels channels;
    private final Assets assets;
    private final Directory directory;
    private final Settings settings;

    Composing(Channels channels, Assets assets, Directory directory, Settings settings) {
        this.channels = channels;
        this.assets = assets;
        this.directory = directory;
        this.settings = settings;
    }

    /** A story's words with the address that it has, or will most likely have. */
    record Source(Text text, String slug) {

        static Source of(Text text, @Nullable String slug) {
            return new Source(text, slug == null ? Slugs.of(text.title()) : slug);
        }

        Language speaks(Language wanted) {
            return wanted == Language.EN && text.english() != null ? Language.EN : Language.ID;
        }

        private Text.English in(Language language) {
            Text.English english = text.english();
            return language == Language.EN && english != null
                    ? english
                    : new Text.English(text.title(), text.lead(), text.body());
        }
    }

    /** A first variant: title, lead and address within the network's limits, the lead picture, the topics as hashtags. */
    Variant.Said proposal(Source source, Account account) {
        Language language = source.speaks(account.language());
        Text.English words = source.in(language);
        Limits limits = channels.limits(account);
        Post.Link link = link(source, language);
        List<Post.Picture> pictures =
                shown(source.text().assets(), limits.pictureNeeded() ? Rendition.PORTRAIT : Rendition.SHARE, limits)
                        .stream()
                        .limit(1)
                        .toList();
        Post post = channels.propose(
                account,
                new Proposal(
                        Markdown.text(words.title()),
                        Markdown.text(words.lead()),
                        language,
                        link,
                        pictures,
                        hashtags(source.text(), language)));
        return new Variant.Said(
                language, post.title(), post.text().replace(link.address(), Variant.LINK), post.pictures(), List.of());
    }

    /** Pictures of assets that are some, or films where those are what is shown. */
    List<Post.Picture> shown(List<AssetId> chosen, Rendition form, Limits limits) {
        return of(chosen, form, limits.filmNeeded() ? Asset.Kind.VIDEO : Asset.Kind.IMAGE);
    }

    /** Pictures with what they show; the focal point stays inside the form. */
    private List<Post.Picture> of(List<AssetId> chosen, Rendition form, Asset.Kind kind) {
        Map<AssetId, Asset> known = chosen.isEmpty() ? Map.of() : assets.findAll(chosen);
        return chosen.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(asset -> asset.kind() == kind)
                .map(asset -> new Post.Picture(asset.id(), form, asset.alt()))
                .toList();
    }

    /** What goes out, as long as the story is that of {@code source}. */
    Post post(Source source, Variant.Said said, Account account) {
        Language language = source.speaks(said.language());
        Post.Link link = link(source, language);
        String text = naming(said.text().replace(Variant.LINK, link.address()), said.mentions());
        Limits limits = channels.limits(account);
        boolean whole = limits.text() == 0 || !limits.linkInText();
        return new Post(
                said.title(),
                text,
                whole ? html(source.in(language).body()) : null,
                said.language().code(),
                link,
                said.pictures(),
                inText(text),
                new Post.Labels(
                        new LinkedHashSet<>(source.text().topics()),
                        Set.copyOf(source.text().agencies()),
                        Set.copyOf(source.text().areas()),
                        false));
    }

    /** The text with those at its end whom it does not name yet. */
    private static String naming(String text, List<String> mentions) {
        Set<String> named = new HashSet<>(List.of(text.split("\\s+")));
        String missing =
                mentions.stream().filter(mention -> !named.contains(mention)).collect(Collectors.joining(" "));
        return missing.isEmpty() ? text : text.isBlank() ? missing : text + "\n\n" + missing;
    }

    private Post.Link link(Source source, Language language) {
        Text.English words = source.in(language);
        String path = (language == Language.EN ? "/en" : "") + "/berita/" + source.slug();
        return new Post.Link(
                settings.address(path),
                words.title(),
                Markdown.text(words.lead()),
                of(source.text().assets(), Rendition.SHARE, Asset.Kind.IMAGE).stream()
                        .findFirst()
                        .map(Post.Picture::asset)
                        .orElse(null));
    }

    private static String html(String markdown) {
        return Markdown.html(markdown, html -> CITED.matcher(html).replaceAll("$1"))
                .toString();
    }

    private List<String> hashtags(Text text, Language language) {
        Map<String, Topic> topics = directory.topics().stream().collect(Collectors.toMap(Topic::slug, topic -> topic));
        List<String> tags = new ArrayList<>();
        for (String slug : text.topics()) {
            Topic topic = topics.get(slug);
            if (topic != null) {
                tags.add(tag(topic.name(language)));
            }
        }
        return tags;
    }

    /** {@code Lingkungan Hidup} as {@code LingkunganHidup}. */
    private static String tag(String name) {
        return java.util.Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static List<String> inText(String text) {
        return HASHTAG.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .limit(30)
                .toList();
    }
}
