package saji.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.platform.Reason;

/** What may stand in a draft at all, and what must stand in it when it is handed in. Every reason at once. */
@Component
class Drafts {

    static final int MOST_ASSETS = 30;
    static final int MOST_QUOTES = 20;
    static final int MOST_FACTS = 50;
    static final int MOST_TOPICS = 5;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Directory directory;
    private final Assets assets;

    Drafts(Directory directory, Assets assets) {
        this.directory = directory;
        this.assets = assets;
    }

    /** Why a draft cannot be kept. {@code known} are assets that the material has already. */
    List<Reason> against(
            AgencyId agency, Intake.Draft draft, Collection<Intake.NewFact> facts, Collection<AssetId> known) {
        List<Reason> reasons = new ArrayList<>();
        line(reasons, "title", draft.title(), 200);
        prose(reasons, "what", draft.what(), 20_000);
        line(reasons, "place", draft.place(), 300);
        prose(reasons, "who", draft.who(), 3_000);
        prose(reasons, "why", draft.why(), 3_000);
        prose(reasons, "next", draft.next(), 3_000);
        prose(reasons, "note", draft.note(), 3_000);
        timeAndPlace(reasons, draft);
        links(reasons, draft);
        most(reasons, "quotes", draft.quotes().size(), MOST_QUOTES);
        draft.quotes().forEach(quote -> {
            line(reasons, "quotes", quote.speaker(), 150);
            prose(reasons, "quotes", quote.text(), 2_000);
        });
        facts(reasons, facts);
        assets(reasons, agency, draft, facts, known);
        return reasons.stream().distinct().toList();
    }

    List<Reason> againstFact(AgencyId agency, Intake.NewFact fact) {
        List<Reason> reasons = new ArrayList<>();
        facts(reasons, List.of(fact));
        whole(reasons, fact.claim(), fact.value(), fact.source());
        if (fact.document() != null) {
            ownAssets(reasons, "facts", agency, Set.of(fact.document()));
        }
        return reasons;
    }

    static List<Reason> againstMessage(String field, String text) {
        List<Reason> reasons = new ArrayList<>();
        prose(reasons, field, text, 4_000);
        if (text.isBlank()) {
            reasons.add(Reason.of("intake.refused.empty", fieldName(field)).at(field));
        }
        return reasons;
    }

    /** What is still missing before a material can be handed in. */
    List<Reason> missing(Material material) {
        List<Reason> missing = new ArrayList<>();
        need(missing, "title", !material.title().isBlank());
        need(missing, "what", !material.what().isBlank());
        need(missing, "begins", material.begins() != null);
        need(missing, "area", material.area() != null || !material.place().isBlank());
        need(missing, "who", !material.who().isBlank());
        need(missing, "why", !material.why().isBlank());
        for (Material.Quote quote : material.quotes()) {
            need(missing, "quotes", !quote.speaker().isBlank() && !quote.text().isBlank());
        }
        for (Fact fact : material.facts()) {
            whole(missing, fact.claim(), fact.value(), fact.source());
        }
        if (!material.assets().isEmpty()) {
            describedPictures(missing, material);
        }
        return missing.stream().distinct().toList();
    }

    private void describedPictures(List<Reason> missing, Material material) {
        for (Asset asset : assets.findAll(material.assets()).values()) {
            if (asset.kind() == Asset.Kind.IMAGE) {
                need(missing, "alt", !asset.alt().isBlank());
                need(missing, "credit", !asset.credit().isBlank());
                if (!asset.consent()) {
                    missing.add(Reason.of("intake.missing.consent", asset.fileName())
                            .at("photo-" + asset.id()));
                }
            }
        }
    }

    private static void whole(List<Reason> reasons, String claim, String value, String source) {
        need(reasons, "facts", !claim.isBlank() && !value.isBlank());
        need(reasons, "source", !source.isBlank());
    }

    private static void need(List<Reason> missing, String field, boolean there) {
        if (!there) {
            String at =
                    field.equals("alt") || field.equals("credit") ? "photos" : field.equals("source") ? "facts" : field;
            missing.add(Reason.of("intake.missing." + field).at(at));
        }
    }

    private void timeAndPlace(List<Reason> reasons, Intake.Draft draft) {
        believable(reasons, "begins", draft.begins());
        believable(reasons, "ends", draft.ends());
        if (draft.begins() != null && draft.ends() != null && draft.ends().isBefore(draft.begins())) {
            reasons.add(Reason.of("intake.refused.ends-before").at("ends"));
        }
        if (draft.area() != null && directory.area(draft.area()).isEmpty()) {
            reasons.add(Reason.of("intake.refused.area").at("area"));
        }
        Double latitude = draft.latitude();
        Double longitude = draft.longitude();
        boolean both = (latitude == null) == (longitude == null);
        boolean onEarth =
                (latitude == null || Math.abs(latitude) <= 90) && (longitude == null || Math.abs(longitude) <= 180);
        if (!both || !onEarth) {
            reasons.add(Reason.of("intake.refused.point").at("area"));
        }
    }

    /** A moment far from any that an agency would mean is a slip. */
    static void believable(List<Reason> reasons, String field, @Nullable Instant at) {
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            reasons.add(Reason.of("intake.refused.date").at(field));
        }
    }

    private void links(List<Reason> reasons, Intake.Draft draft) {
        most(reasons, "topics", draft.topics().size(), MOST_TOPICS);
        if (draft.topics().size() <= MOST_TOPICS
                && draft.topics().stream()
                        .anyMatch(topic -> directory.topic(topic).isEmpty())) {
            reasons.add(Reason.of("intake.refused.topic").at("topics"));
        }
        if (draft.programme() != null) {
            line(reasons, "programme", draft.programme(), 40);
        }
    }

    private static void facts(List<Reason> reasons, Collection<Intake.NewFact> facts) {
        most(reasons, "facts", facts.size(), MOST_FACTS);
        facts.forEach(fact -> {
            line(reasons, "facts", fact.claim(), 300);
            line(reasons, "facts", fact.value(), 200);
            line(reasons, "facts", fact.source(), 500);
        });
    }

    private void assets(
            List<Reason> reasons,
            AgencyId agency,
            Intake.Draft draft,
            Collection<Intake.NewFact> facts,
            Collection<AssetId> known) {
        most(reasons, "photos", draft.assets().size(), MOST_ASSETS);
        Set<AssetId> added = new HashSet<>(draft.assets());
        facts.stream().map(Intake.NewFact::document).filter(Objects::nonNull).forEach(added::add);
        added.removeAll(Set.copyOf(known));
        if (draft.assets().size() <= MOST_ASSETS && !added.isEmpty()) {
            ownAssets(reasons, "photos", agency, added);
        }
    }

    private void ownAssets(List<Reason> reasons, String field, AgencyId agency, Set<AssetId> ids) {
        var found = assets.findAll(ids);
        boolean own = ids.stream().allMatch(id -> {
            Asset asset = found.get(id);
            AgencyId owner = asset == null ? null : asset.agency();
            return owner != null && directory.isHeirOf(agency, owner);
        });
        if (!own) {
            reasons.add(Reason.of("intake.refused.asset").at(field));
        }
    }

    private static void most(List<Reason> reasons, String field, int size, int most) {
        if (size > most) {
            reasons.add(
                    Reason.of("intake.refused.too-many", fieldName(field), most).at(field));
        }
    }

    static void line(List<Reason> reasons, String field, String text, int most) {
        prose(reasons, field, text, most);
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            reasons.add(Reason.of("intake.refused.line-break", fieldName(field)).at(field));
        }
    }

    static void prose(List<Reason> reasons, String field, String text, int most) {
        if (text.length() > most) {
            reasons.add(
                    Reason.of("intake.refused.too-long", fieldName(field), most).at(field));
        } else if (!text.codePoints().allMatch(Drafts::isWriting)) {
            reasons.add(Reason.of("intake.refused.control", fieldName(field)).at(field));
        }
    }

    private static Reason fieldName(String field) {
        return Reason.of("intake.field." + field);
    }

    /** Line breaks and tabs are writing; other control characters, half surrogates and reversers of direction are not. */
    private static boolean isWriting(int point) {
        return point == '\n'
                || point == '\r'
                || point == '\t'
                || !(Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE
                        || (point >= 0x202A && point <= 0x202E)
                        || (point >= 0x2066 && point <= 0x2069));
    }
}
