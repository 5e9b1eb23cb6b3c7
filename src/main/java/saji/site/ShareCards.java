package saji.site;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.platform.Language;

/** The pictures that networks show beside a shared link; made once for each edition, when it comes out or is first asked for. */
@Component
class ShareCards {

    private static final Pattern PATH = Pattern.compile("/media/kartu/([0-9a-f-]{36})-([0-9]{1,6})(-en)?\\.png");

    private final ServedStories stories;
    private final Assets assets;

    ShareCards(ServedStories stories, Assets assets) {
        this.stories = stories;
        this.assets = assets;
    }

    static String path(Served story, Language language) {
        return path(story.id(), story.edition(), language);
    }

    static String path(UUID story, int edition, Language language) {
        return "/media/kartu/" + story + "-" + edition + (language == Language.EN ? "-en" : "") + ".png";
    }

    Baked bake(Served story, Language language) {
        Served.Heading english = story.english();
        String title = language == Language.EN && english != null
                ? english.title()
                : story.indonesian().title();
        AssetId picture = story.pictures().isEmpty()
                ? null
                : new AssetId(story.pictures().getFirst().asset());
        byte[] png = assets.shareCard(title, Cards.issuer(story, language), picture);
        return Baked.forever(path(story, language), "image/png", png);
    }

    /** The card at an address, if a story that stands has it. */
    Optional<Baked> bakeAt(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Language language = parts.group(3) == null ? Language.ID : Language.EN;
        return stories.find(UUID.fromString(parts.group(1)))
                .filter(story -> !story.isWithdrawn())
                .filter(story -> path(story, language).equals(path))
                .map(story -> bake(story, language));
    }
}
