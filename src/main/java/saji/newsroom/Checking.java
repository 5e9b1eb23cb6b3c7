package saji.newsroom;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.intake.Fact;
import saji.intake.Intake;
import saji.intake.Material;
import saji.newsroom.checks.Checks;
import saji.newsroom.checks.Finding;
import saji.newsroom.checks.Manuscript;

/** Lays a text with all that it names before the checks. */
@Component
class Checking {

    private final ContentTypes types;
    private final Assets assets;
    private final Intake intake;

    Checking(ContentTypes types, Assets assets, Intake intake) {
        this.types = types;
        this.assets = assets;
        this.intake = intake;
    }

    /** The weightiest first. */
    List<Finding> findings(Text text) {
        return types.find(text.type())
                .map(type -> Checks.of(manuscript(text, type)))
                .orElse(List.of());
    }

    private Manuscript manuscript(Text text, ContentType type) {
        Collection<Material> materials = text.materials().isEmpty()
                ? List.of()
                : intake.materials(text.materials()).values();
        List<Fact> facts = text.materials().isEmpty() ? List.of() : intake.factsOf(text.materials());
        return new Manuscript(
                text.title(),
                text.lead(),
                text.body(),
                english(text.english()),
                text.topics().size(),
                text.areas().size(),
                type.minWords(),
                type.maxWords(),
                type.needsPicture(),
                pictures(text.assets()),
                documents(text.assets()),
                materials.stream()
                        .flatMap(material -> material.quotes().stream())
                        .map(quote -> new Manuscript.Quote(quote.speaker(), quote.text(), quote.confirmed()))
                        .toList(),
                facts.stream().map(fact -> fact.id().toString()).toList());
    }

    private static String english(Text.@Nullable English english) {
        return english == null ? "" : String.join("\n\n", english.title(), english.lead(), english.body());
    }

    private List<String> documents(List<AssetId> ids) {
        Map<AssetId, Asset> found = ids.isEmpty() ? Map.of() : assets.findAll(ids);
        return found.values().stream()
                .filter(asset -> asset.kind() == Asset.Kind.DOCUMENT)
                .map(Asset::fileName)
                .toList();
    }

    private List<Manuscript.Picture> pictures(List<AssetId> ids) {
        Map<AssetId, Asset> found = ids.isEmpty() ? Map.of() : assets.findAll(ids);
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(asset -> asset.kind() == Asset.Kind.IMAGE)
                .map(asset -> new Manuscript.Picture(asset.fileName(), asset.alt(), asset.credit(), asset.consent()))
                .toList();
    }
}
