package saji.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.intake.Fact;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Makes a first text out of materials, so that an editor begins with what the agencies said and not with an empty page. */
@Component
class Proposals {

    private static final Set<Material.State> UNUSABLE =
            Set.of(Material.State.DRAFT, Material.State.RETURNED, Material.State.DECLINED);

    private final Intake intake;
    private final ContentTypes types;
    private final Assets assets;

    Proposals(Intake intake, ContentTypes types, Assets assets) {
        this.intake = intake;
        this.types = types;
        this.assets = assets;
    }

    Outcome<Text> of(Actor actor, String type, List<MaterialId> ids) {
        List<Reason> wrong = new ArrayList<>();
        Optional<ContentType> kind = types.find(type);
        if (kind.isEmpty()) {
            wrong.add(Reason.of("newsroom.refused.unknown-type").at("type"));
        } else if (kind.get().needsMaterial() && ids.isEmpty()) {
            wrong.add(Reason.of("newsroom.refused.needs-material").at("materials"));
        }
        Map<MaterialId, Material> found = ids.isEmpty() || ids.size() > 20 ? Map.of() : intake.materials(ids);
        List<Material> materials = ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(material -> !UNUSABLE.contains(material.state()))
                .distinct()
                .toList();
        if (materials.size() != ids.stream().distinct().count()) {
            wrong.add(Reason.of("newsroom.refused.material-not-handed-in").at("materials"));
        }
        return wrong.isEmpty() ? Outcome.done(text(type, materials)) : Outcome.refused(wrong);
    }

    private Text text(String type, List<Material> materials) {
        String title = materials.isEmpty() ? "" : materials.getFirst().title();
        String body = materials.stream().map(Proposals::body).collect(Collectors.joining("\n\n"));
        return new Text(
                type,
                cut(title, TextRules.TITLE),
                "",
                cut(body, TextRules.BODY),
                null,
                distinct(materials.stream().map(Material::agency)),
                distinct(materials.stream().map(Material::area).filter(Objects::nonNull)),
                distinct(materials.stream().flatMap(material -> material.topics().stream())),
                distinct(materials.stream().map(Material::id)),
                photos(distinct(materials.stream().flatMap(material -> material.assets().stream()))));
    }

    /** Documents and films go out only when an editor ticks them. */
    private List<AssetId> photos(List<AssetId> handed) {
        Map<AssetId, Asset> known = handed.isEmpty() ? Map.of() : assets.findAll(handed);
        return handed.stream()
                .filter(id -> known.containsKey(id)
                        && Objects.requireNonNull(known.get(id)).kind() == Asset.Kind.IMAGE)
                .toList();
    }

    private static <T> List<T> distinct(Stream<T> items) {
        return items.distinct().toList();
    }

    private static String body(Material material) {
        List<String> parts = new ArrayList<>(List.of(material.what(), material.why(), material.next()));
        material.quotes().forEach(quote -> parts.add(quoted(quote)));
        parts.add(material.facts().stream().map(Proposals::item).collect(Collectors.joining("\n")));
        return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private static String quoted(Material.Quote quote) {
        return "> " + quote.text().strip().replace("\n", "\n> ") + "\n>\n> — " + quote.speaker();
    }

    private static String item(Fact fact) {
        return "- " + fact.claim() + ": [" + fact.value().replaceAll("[\\[\\]]", "") + "](fakta:" + fact.id() + ")";
    }

    private static String cut(String words, int most) {
        return words.length() <= most ? words : words.substring(0, most);
    }
}
