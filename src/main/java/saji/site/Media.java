package saji.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.assets.Rendition;

/** Lays the pictures and documents on the shelf that published stories show, and takes away those that none shows any more. */
@Component
class Media {

    private static final List<Rendition> SHOWN =
            List.of(Rendition.W400, Rendition.W800, Rendition.W1600, Rendition.J800);
    private static final Pattern PATH =
            Pattern.compile("/media/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([A-Za-z0-9.-]{1,100})");

    private final ServedStories stories;
    private final Assets assets;
    private final Shelf shelf;

    Media(ServedStories stories, Assets assets, Shelf shelf) {
        this.stories = stories;
        this.assets = assets;
        this.shelf = shelf;
    }

    /** Whether a published story shows it. */
    boolean isShown(UUID asset) {
        return !stories.showing(asset).isEmpty();
    }

    /** Lays all forms of an asset on the shelf. */
    void lay(UUID id) {
        Optional<Asset> found = assets.find(new AssetId(id));
        found.ifPresent(asset -> {
            if (asset.kind() == Asset.Kind.IMAGE) {
                for (Rendition rendition : SHOWN) {
                    if (!shelf.folder().touch(asset.publicPath(rendition))) {
                        lay(asset, rendition);
                    }
                }
            } else {
                lay(asset);
            }
        });
    }

    void takeAway(UUID id) {
        AssetId asset = new AssetId(id);
        for (Rendition rendition : SHOWN) {
            shelf.remove("/media/" + id + "/" + rendition.file());
        }
        assets.find(asset)
                .filter(found -> found.kind() != Asset.Kind.IMAGE)
                .ifPresent(found -> shelf.remove(path(found)));
    }

    /** Makes what was asked for, if a published story shows it; says whether something now lies there. */
    boolean layAt(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return false;
        }
        UUID id = UUID.fromString(parts.group(1));
        if (!isShown(id)) {
            return false;
        }
        Asset asset = assets.find(new AssetId(id)).orElse(null);
        if (asset == null) {
            return false;
        }
        if (asset.kind() == Asset.Kind.IMAGE) {
            return Rendition.ofFile(parts.group(2))
                    .filter(SHOWN::contains)
                    .map(form -> lay(asset, form))
                    .orElse(false);
        }
        if (path.equals(path(asset))) {
            lay(asset);
            return true;
        }
        return false;
    }

    private boolean lay(Asset asset, Rendition rendition) {
        Optional<byte[]> bytes = assets.rendition(asset.id(), rendition);
        bytes.ifPresent(found -> shelf.put(Baked.forever(asset.publicPath(rendition), type(rendition), found)));
        return bytes.isPresent();
    }

    private void lay(Asset asset) {
        if (!shelf.folder().touch(path(asset))) {
            shelf.folder().writeLarge(path(asset), asset.mediaType(), assets.original(asset.id()));
            shelf.forget(path(asset));
        }
    }

    private static String path(Asset asset) {
        return Gathering.attachment(asset).path();
    }

    private static String type(Rendition rendition) {
        return rendition.file().endsWith(".webp")
                ? "image/webp"
                : rendition.file().endsWith(".png") ? "image/png" : "image/jpeg";
    }
}
