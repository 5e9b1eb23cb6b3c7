package saji.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.intake.Fact;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.newsroom.PublishedStory;
import saji.newsroom.Text;

/** Gathers from the other rooms what a published story shows, as it is at this moment. */
@Component
class Gathering {

    private static final Pattern CITED = Pattern.compile("\\]\\(\\s*fakta:([0-9a-fA-F-]{36})\\s*\\)");

    private final Directory directory;
    private final Assets assets;
    private final Intake intake;

    Gathering(Directory directory, Assets assets, Intake intake) {
        this.directory = directory;
        this.assets = assets;
        this.intake = intake;
    }

    /** A story with its text. */
    record Gathered(Served story, Served.Body body) {}

    Gathered gather(PublishedStory story) {
        Text text = story.text();
        Text.English english = text.english();
        List<Asset> shown = shown(text.assets());
        Served served = new Served(
                story.id().value(),
                story.slug(),
                List.copyOf(story.formerSlugs()),
                text.type(),
                stage(text.materials()),
                story.publishedAt(),
                story.edition(),
                story.editionAt(),
                new Served.Heading(text.title(), text.lead()),
                english == null ? null : new Served.Heading(english.title(), english.lead()),
                text.agencies().stream().map(agency -> issuer(agency, story)).toList(),
                text.areas().stream().map(code -> code.value()).toList(),
                List.copyOf(text.topics()),
                shown.stream()
                        .filter(asset -> asset.kind() == Asset.Kind.IMAGE)
                        .map(Gathering::picture)
                        .toList(),
                shown.stream()
                        .filter(asset -> asset.kind() != Asset.Kind.IMAGE)
                        .map(Gathering::attachment)
                        .toList(),
                sources(text.body() + (english == null ? "" : english.body())),
                amendments(story));
        return new Gathered(served, new Served.Body(text.body(), english == null ? null : english.body()));
    }

    private Served.Issuer issuer(AgencyId id, PublishedStory story) {
        String name = directory.agencyName(id, story.publishedAt());
        String english = directory
                .agency(id)
                .filter(agency -> agency.name().equals(name))
                .map(agency -> agency.nameEn())
                .orElse(name);
        return new Served.Issuer(id.value(), name, english);
    }

    private @Nullable String stage(List<MaterialId> ids) {
        if (ids.isEmpty()) {
            return null;
        }
        Map<MaterialId, Material> materials = intake.materials(ids);
        return ids.stream()
                .map(materials::get)
                .filter(Objects::nonNull)
                .map(material -> material.stage().name())
                .findFirst()
                .orElse(null);
    }

    private List<Asset> shown(List<AssetId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<AssetId, Asset> found = assets.findAll(ids);
        return ids.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
    }

    private static Served.Picture picture(Asset asset) {
        return new Served.Picture(
                asset.id().value(), asset.width(), asset.height(), asset.alt(), asset.caption(), asset.credit());
    }

    static Served.Attachment attachment(Asset asset) {
        return new Served.Attachment(
                asset.id().value(), asset.mediaType(), asset.fileName(), asset.caption(), asset.bytes());
    }

    private List<Served.Source> sources(String body) {
        Set<FactId> cited = new LinkedHashSet<>();
        Matcher found = CITED.matcher(body);
        while (found.find()) {
            cited.add(new FactId(UUID.fromString(found.group(1))));
        }
        return cited.isEmpty() ? List.of() : sources(cited, intake.facts(cited));
    }

    private static List<Served.Source> sources(Collection<FactId> cited, Map<FactId, Fact> facts) {
        return cited.stream()
                .map(facts::get)
                .filter(Objects::nonNull)
                .map(fact -> new Served.Source(fact.id().value(), fact.claim(), fact.value(), fact.source()))
                .toList();
    }

    private static List<Served.Amendment> amendments(PublishedStory story) {
        List<Served.Amendment> amendments = new ArrayList<>();
        story.corrections()
                .forEach(correction -> amendments.add(new Served.Amendment(correction.at(), false, correction.note())));
        PublishedStory.Withdrawal withdrawal = story.withdrawal();
        if (withdrawal != null) {
            amendments.add(new Served.Amendment(withdrawal.at(), true, withdrawal.reason()));
        }
        amendments.sort(Comparator.comparing(Served.Amendment::at).reversed());
        return List.copyOf(amendments);
    }
}
