package saji.assets.web;

import org.jspecify.annotations.Nullable;
import saji.assets.Asset;
import saji.assets.Rendition;

/**
 * What a script learns of an upload that was stored.
 *
 * @param thumbnail address of a small rendition, or null when it is no picture
 * @param page address of its page on the desk
 */
record Stored(
        String id,
        String kind,
        String name,
        String mediaType,
        long bytes,
        int width,
        int height,
        String caption,
        String alt,
        String credit,
        boolean consent,
        @Nullable String thumbnail,
        String page) {

    static Stored of(Asset asset) {
        return new Stored(
                asset.id().toString(),
                asset.kind().name(),
                asset.fileName(),
                asset.mediaType(),
                asset.bytes(),
                asset.width(),
                asset.height(),
                asset.caption(),
                asset.alt(),
                asset.credit(),
                asset.consent(),
                asset.kind() == Asset.Kind.IMAGE ? asset.deskPath(Rendition.W400) : null,
                "/desk/assets/" + asset.id());
    }
}
