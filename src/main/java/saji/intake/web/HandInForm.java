package saji.intake.web;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.directory.PersonId;
import saji.intake.Event;
import saji.intake.Fact;
import saji.intake.FactId;
import saji.intake.Material;
import saji.intake.MaterialId;

/**
 * What stands in the hand-in form, as it was typed: every value a text, so that a form that is refused comes back as it was.
 *
 * @param beginsDate ISO date; {@code beginsTime} is {@code HH:mm} or empty when only the day is known
 * @param photos photos and documents, in order
 */
public record HandInForm(
        String id,
        int version,
        String agency,
        String request,
        String event,
        String stage,
        String title,
        String what,
        String beginsDate,
        String beginsTime,
        String endsDate,
        String endsTime,
        String area,
        String place,
        String latitude,
        String longitude,
        String who,
        String why,
        String next,
        String note,
        List<String> topics,
        String programme,
        List<PhotoRow> photos,
        List<QuoteRow> quotes,
        List<FactRow> facts) {

    /** A photo or document with what is said about it. */
    public record PhotoRow(String id, String caption, String alt, String credit, boolean consent) {}

    /** A quote. */
    public record QuoteRow(String speaker, String text, boolean confirmed) {}

    /** A fact; {@code document} is the id of a photo or document above, or empty. */
    public record FactRow(String id, String claim, String value, String source, String document) {
        boolean isBlank() {
            return claim.isBlank() && value.isBlank() && source.isBlank();
        }
    }

    /** The same, to be saved over another version. */
    HandInForm over(int newer) {
        return new HandInForm(
                id,
                newer,
                agency,
                request,
                event,
                stage,
                title,
                what,
                beginsDate,
                beginsTime,
                endsDate,
                endsTime,
                area,
                place,
                latitude,
                longitude,
                who,
                why,
                next,
                note,
                topics,
                programme,
                photos,
                quotes,
                facts);
    }

    /** The same with these photos and documents. */
    HandInForm with(List<PhotoRow> others) {
        return new HandInForm(
                id,
                version,
                agency,
                request,
                event,
                stage,
                title,
                what,
                beginsDate,
                beginsTime,
                endsDate,
                endsTime,
                area,
                place,
                latitude,
                longitude,
                who,
                why,
                next,
                note,
                topics,
                programme,
                others,
                quotes,
                facts);
    }

    /** An empty form for a new material, its day set to today. */
    static HandInForm fresh(UUID id, String agency, String request, String event, Instant now, ZoneId zone) {
        return new HandInForm(
                id.toString(),
                0,
                agency,
                request,
                event,
                Material.Stage.DONE.name(),
                "",
                "",
                now.atZone(zone).toLocalDate().toString(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of());
    }

    /** The form of a material as it stands; facts only those that may still be changed in place. */
    static HandInForm of(Material m, Map<AssetId, Asset> assets, Set<FactId> loose, String event, ZoneId zone) {
        return new HandInForm(
                m.id().toString(),
                m.version(),
                m.agency().toString(),
                m.request() == null ? "" : m.request().toString(),
                event,
                m.stage().name(),
                m.title(),
                m.what(),
                date(m.begins(), zone),
                time(m.begins(), zone, LocalTime.MIN),
                date(m.ends(), zone),
                time(m.ends(), zone, LocalTime.of(23, 59)),
                m.area() == null ? "" : m.area().value(),
                m.place(),
                m.latitude() == null ? "" : m.latitude().toString(),
                m.longitude() == null ? "" : m.longitude().toString(),
                m.who(),
                m.why(),
                m.next(),
                m.note(),
                m.topics(),
                m.programme() == null ? "" : m.programme(),
                photos(m, assets),
                m.quotes().stream()
                        .map(quote -> new QuoteRow(quote.speaker(), quote.text(), quote.confirmed()))
                        .toList(),
                facts(m, loose));
    }

    private static List<PhotoRow> photos(Material m, Map<AssetId, Asset> assets) {
        List<PhotoRow> rows = new ArrayList<>();
        for (AssetId id : m.assets()) {
            Asset asset = assets.get(id);
            if (asset != null) {
                rows.add(new PhotoRow(id.toString(), asset.caption(), asset.alt(), asset.credit(), asset.consent()));
            }
        }
        return rows;
    }

    private static List<FactRow> facts(Material m, Set<FactId> loose) {
        List<FactRow> rows = new ArrayList<>();
        for (Fact fact : m.facts()) {
            if (loose.contains(fact.id())) {
                String document = fact.document() == null ? "" : fact.document().toString();
                rows.add(new FactRow(fact.id().toString(), fact.claim(), fact.value(), fact.source(), document));
            }
        }
        return rows;
    }

    private static String date(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : at.atZone(zone).toLocalDate().toString();
    }

    private static String time(@Nullable Instant at, ZoneId zone, LocalTime unknown) {
        if (at == null) {
            return "";
        }
        ZonedDateTime local = at.atZone(zone);
        LocalTime time = LocalTime.of(local.getHour(), local.getMinute());
        return time.equals(unknown) ? "" : time.toString();
    }

    /** The empty form with what is known of an event that it tells of. */
    HandInForm about(Event event, Instant now, ZoneId zone) {
        Material.Stage stage = event.ends().isBefore(now)
                ? Material.Stage.DONE
                : event.begins().isAfter(now) ? Material.Stage.PLANNED : Material.Stage.UNDER_WAY;
        Material like = new Material(
                new MaterialId(UUID.fromString(id)),
                0,
                event.agency(),
                new PersonId(new UUID(0, 0)),
                Material.State.DRAFT,
                stage,
                event.title(),
                "",
                event.begins(),
                event.ends(),
                event.area(),
                event.place(),
                null,
                null,
                "",
                "",
                "",
                "",
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                now,
                null);
        HandInForm of = of(like, Map.of(), Set.of(), this.event, zone);
        return new HandInForm(
                id,
                0,
                agency,
                request,
                this.event,
                of.stage(),
                of.title(),
                of.what(),
                of.beginsDate(),
                event.allDay() ? "" : of.beginsTime(),
                of.endsDate(),
                event.allDay() ? "" : of.endsTime(),
                of.area(),
                of.place(),
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of());
    }
}
