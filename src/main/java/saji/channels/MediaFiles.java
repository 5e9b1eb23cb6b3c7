package saji.channels;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.channels.network.Post;
import saji.platform.Settings;

/** The bytes of what a post shows, for connectors. */
@Component
public class MediaFiles {

    private final Assets assets;
    private final Settings settings;

    MediaFiles(Assets assets, Settings settings) {
        this.assets = assets;
        this.settings = settings;
    }

    /** A picture as it is uploaded. */
    @SuppressWarnings("ArrayRecordComponent")
    public record File(String name, String mediaType, byte[] bytes, int width, int height) {}

    /** A film as it is uploaded, piece by piece. */
    public record Film(String mediaType, long bytes, Supplier<InputStream> content) {

        public InputStream open() {
            return content.get();
        }
    }

    /** A film; empty when it is no longer in the store, or is none. */
    public Optional<Film> film(AssetId id) {
        return assets.find(id)
                .filter(asset -> asset.kind() == Asset.Kind.VIDEO)
                .map(asset -> new Film(asset.mediaType(), asset.bytes(), () -> assets.original(id)));
    }

    /** The picture in the form that the post asks for; empty when it is no longer in the store. */
    public Optional<File> open(Post.Picture picture) {
        return open(picture.asset(), picture.form());
    }

    public Optional<File> open(AssetId id, Rendition form) {
        Optional<Asset> asset = assets.find(id);
        if (asset.isEmpty()) {
            return Optional.empty();
        }
        Asset.Size size = asset.get().size(form);
        return assets.rendition(id, form)
                .map(bytes -> new File(form.file(), form.mediaType(), bytes, size.width(), size.height()));
    }

    /** Where everybody gets the picture while something published shows it, for networks that fetch it themselves. */
    public Optional<String> address(Post.Picture picture) {
        return assets.find(picture.asset()).map(asset -> settings.address(asset.publicPath(picture.form())));
    }
}
