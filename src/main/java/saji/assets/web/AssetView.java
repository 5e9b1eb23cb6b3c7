package saji.assets.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.assets.Asset;
import saji.assets.Assets;
import saji.assets.Rendition;

/**
 * The page of one asset.
 *
 * @param agency name of its agency, or null for the office's own
 * @param given what the form shows: what is stored, or what was sent and refused
 * @param alike others with nearly the same picture, with the short names of their agencies
 * @param capturedAt when it was taken, in words, or null
 */
public record AssetView(
        Asset asset,
        @Nullable String agency,
        Assets.Description given,
        List<Library.Item> alike,
        @Nullable String capturedAt,
        String storedAt,
        String size,
        boolean mayChange) {

    /** The renditions in which a picture is cut. */
    public List<Rendition> crops() {
        return List.of(Rendition.SQUARE, Rendition.PORTRAIT, Rendition.STORY, Rendition.SHARE);
    }

    /** The renditions in which a picture is whole. */
    public List<Rendition> whole() {
        return List.of(Rendition.W400, Rendition.W800, Rendition.W1600, Rendition.J800);
    }

    public String path(Rendition rendition) {
        return path(asset, rendition);
    }

    /** A rendition's address that changes with the focal point, so that no old picture is shown. */
    public static String path(Asset asset, Rendition rendition) {
        return asset.deskPath(rendition) + "?f=" + percent(asset.focusX()) + "-" + percent(asset.focusY());
    }

    public static boolean isPicture(Asset asset) {
        return asset.kind() == Asset.Kind.IMAGE;
    }

    /** The icon that stands for something that is no picture. */
    public static String icon(Asset asset) {
        return switch (asset.fileName().substring(asset.fileName().lastIndexOf('.') + 1)) {
            case "pdf" -> "file-earmark-pdf";
            case "docx", "odt" -> "file-earmark-word";
            case "xlsx", "ods" -> "file-earmark-excel";
            case "pptx" -> "file-earmark-slides";
            default -> asset.kind() == Asset.Kind.VIDEO ? "film" : "file-earmark";
        };
    }

    public long focusX() {
        return percent(given.focusX());
    }

    public long focusY() {
        return percent(given.focusY());
    }

    public boolean isPicture() {
        return isPicture(asset);
    }

    /** Text keys of what is missing before a picture can be published. */
    static List<String> missing(Asset asset) {
        List<String> missing = new ArrayList<>();
        if (isPicture(asset)) {
            if (asset.alt().isBlank()) {
                missing.add("assets.missing.alt");
            }
            if (asset.credit().isBlank()) {
                missing.add("assets.missing.credit");
            }
            if (!asset.consent()) {
                missing.add("assets.missing.consent");
            }
        }
        return missing;
    }

    private static long percent(double share) {
        return Double.isNaN(share) ? 50 : Math.round(share * 100);
    }
}
