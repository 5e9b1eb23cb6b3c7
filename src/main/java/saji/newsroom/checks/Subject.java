package saji.newsroom.checks;

import java.util.Map;
import java.util.Set;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.intake.Fact;
import saji.intake.FactId;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.newsroom.ContentType;
import saji.newsroom.Text;

/**
 * What a check looks at: the text and all that it names, as it stands now.
 *
 * @param assets what is known of {@code text.assets()}; one that is gone is missing here
 * @param materials what is known of {@code text.materials()}, with their quotes
 * @param facts the facts that passages cite; one that does not exist is missing here
 * @param deadLinks addresses in the text that did not answer when they were last tried
 */
public record Subject(
        Text text,
        ContentType type,
        Map<AssetId, Asset> assets,
        Map<MaterialId, Material> materials,
        Map<FactId, Fact> facts,
        Set<String> deadLinks) {}
