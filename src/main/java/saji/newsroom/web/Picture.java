package saji.newsroom.web;

import saji.assets.Asset;
import saji.assets.Rendition;

/**
 * A picture or document as the editor chooses it.
 *
 * @param src address of a small rendition; empty for what is no picture
 * @param film whether it is one
 * @param chosen whether it belongs to the story
 */
public record Picture(
        String id,
        String src,
        String name,
        String caption,
        String alt,
        String credit,
        boolean consent,
        boolean image,
        boolean film,
        boolean chosen) {

    static Picture of(Asset asset, boolean chosen) {
        boolean image = asset.kind() == Asset.Kind.IMAGE;
        return new Picture(
                asset.id().toString(),
                image ? asset.deskPath(Rendition.W400) : "",
                asset.fileName(),
                asset.caption(),
                asset.alt(),
                asset.credit(),
                asset.consent(),
                image,
                asset.kind() == Asset.Kind.VIDEO,
                chosen);
    }

    Picture notChosen() {
        return new Picture(id, src, name, caption, alt, credit, consent, image, film, false);
    }

    /** Address of a rendition for a whole column. */
    public String large() {
        return src.replace("/" + Rendition.W400.file(), "/" + Rendition.W800.file());
    }

    /** Whether nothing is missing that publication needs. */
    public boolean isReady() {
        return !image || (!alt.isBlank() && consent);
    }
}
