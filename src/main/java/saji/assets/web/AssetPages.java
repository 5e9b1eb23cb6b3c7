package saji.assets.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import saji.assets.Asset;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.platform.Reason;
import saji.platform.Words;

/** Fills the page of one asset. */
@Component
class AssetPages {

    private final Assets assets;
    private final Directory directory;

    AssetPages(Assets assets, Directory directory) {
        this.assets = assets;
        this.directory = directory;
    }

    String show(Actor actor, Words words, Asset asset, Assets.Description given, List<Reason> reasons, Model model) {
        var zone = directory.city().zone();
        List<Library.Item> alike = assets.alike(asset.id()).stream()
                .filter(other -> assets.mayRead(actor, other))
                .map(other -> new Library.Item(
                        other, agency(other.agency()).map(Agency::shortName).orElse(null)))
                .toList();
        model.addAttribute(
                "view",
                new AssetView(
                        asset,
                        agency(asset.agency())
                                .map(agency -> agency.name(words.language()))
                                .orElse(null),
                        given,
                        alike,
                        asset.capturedAt() == null ? null : words.dateTime(asset.capturedAt(), zone),
                        words.dateTime(asset.storedAt(), zone),
                        size(asset, words),
                        assets.mayChange(actor, asset)));
        model.addAttribute("reasons", reasons);
        return "assets/asset";
    }

    /** What is stored, as the form shows it. */
    static Assets.Description said(Asset asset) {
        return new Assets.Description(
                asset.caption(), asset.alt(), asset.credit(), asset.consent(), asset.focusX(), asset.focusY());
    }

    /** What a form sent; browsers end lines with two characters, which count as one. */
    static Assets.Description said(Map<String, String> form, Asset asset) {
        return new Assets.Description(
                text(form, "caption"),
                text(form, "alt"),
                text(form, "credit"),
                form.containsKey("consent"),
                share(form.get("focusX"), asset.focusX()),
                share(form.get("focusY"), asset.focusY()));
    }

    private static String text(Map<String, String> form, String field) {
        return form.getOrDefault(field, "").replace("\r\n", "\n").strip();
    }

    private static double share(@Nullable String percent, double otherwise) {
        if (percent == null || percent.isBlank()) {
            return otherwise;
        }
        try {
            return Double.parseDouble(percent.strip().replace(',', '.')) / 100;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private Optional<Agency> agency(@Nullable AgencyId id) {
        return Optional.ofNullable(id).flatMap(directory::agency);
    }

    private static String size(Asset asset, Words words) {
        return asset.bytes() >= 1_000_000
                ? words.say("assets.asset.megabytes", asset.bytes() / 1_000_000.0)
                : words.say("assets.asset.kilobytes", Math.max(1, asset.bytes() / 1000));
    }
}
