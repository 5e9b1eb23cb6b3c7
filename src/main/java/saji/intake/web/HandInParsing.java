package saji.intake.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.directory.AreaCode;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.platform.Reason;

/** Reads the hand-in form from what a browser sent, and a draft from the form; what cannot be read becomes a reason. */
final class HandInParsing {

    private static final Pattern ROW = Pattern.compile("(photos|quotes|facts)\\[(\\d{1,3})]\\.([a-z]{1,12})");
    private static final int MOST_MARKS = 50;

    private final Map<String, String[]> sent;

    private HandInParsing(Map<String, String[]> sent) {
        this.sent = sent;
    }

    /** The draft, its facts, and what could not be read. */
    record Parsed(Intake.Draft draft, List<Intake.NewFact> facts, List<Reason> reasons) {}

    static HandInForm form(UUID id, Map<String, String[]> sent) {
        return new HandInParsing(sent).read(id);
    }

    /** What a device says about its earlier saves. */
    static Intake.Base base(HandInForm form, Map<String, String[]> sent) {
        HandInParsing parsing = new HandInParsing(sent);
        Set<UUID> unanswered = Arrays.stream(parsing.one("unanswered").split(","))
                .limit(MOST_MARKS)
                .map(HandInParsing::uuid)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new Intake.Base(form.version(), uuid(parsing.one("mark")).orElse(null), unanswered);
    }

    private HandInForm read(UUID id) {
        return new HandInForm(
                id.toString(),
                number(one("version")),
                one("agency"),
                one("request"),
                one("event"),
                one("stage"),
                one("title").strip(),
                prose("what"),
                one("beginsDate"),
                one("beginsTime"),
                one("endsDate"),
                one("endsTime"),
                one("area"),
                one("place").strip(),
                one("latitude"),
                one("longitude"),
                prose("who"),
                prose("why"),
                prose("next"),
                prose("note"),
                all("topics"),
                one("programme").strip(),
                rows("photos").stream()
                        .filter(row -> uuid(row.get("id")).isPresent() && !row.containsKey("removed"))
                        .map(HandInParsing::photo)
                        .toList(),
                rows("quotes").stream()
                        .map(HandInParsing::quote)
                        .filter(quote ->
                                !quote.speaker().isBlank() || !quote.text().isBlank())
                        .toList(),
                rows("facts").stream()
                        .map(HandInParsing::fact)
                        .filter(fact -> !fact.isBlank())
                        .toList());
    }

    private static HandInForm.PhotoRow photo(Row row) {
        return new HandInForm.PhotoRow(
                row.get("id"),
                row.get("caption").strip(),
                row.get("alt").strip(),
                row.get("credit").strip(),
                row.containsKey("consent"));
    }

    private static HandInForm.QuoteRow quote(Row row) {
        return new HandInForm.QuoteRow(
                row.get("speaker").strip(), lines(row.get("text")), row.containsKey("confirmed"));
    }

    private static HandInForm.FactRow fact(Row row) {
        return new HandInForm.FactRow(
                row.get("id"),
                row.get("claim").strip(),
                row.get("value").strip(),
                row.get("source").strip(),
                row.get("document"));
    }

    static Parsed draft(HandInForm form, ZoneId zone) {
        List<Reason> reasons = new ArrayList<>();
        Instant begins = instant(form.beginsDate(), form.beginsTime(), LocalTime.MIN, "begins", zone, reasons);
        String endsDate = form.endsDate().isEmpty() && !form.endsTime().isEmpty() ? form.beginsDate() : form.endsDate();
        Instant ends = instant(endsDate, form.endsTime(), LocalTime.of(23, 59), "ends", zone, reasons);
        Intake.Draft draft = new Intake.Draft(
                stage(form.stage()),
                form.title(),
                form.what(),
                begins,
                ends,
                form.area().isEmpty() ? null : new AreaCode(form.area()),
                form.place(),
                degrees(form.latitude(), reasons),
                degrees(form.longitude(), reasons),
                form.who(),
                form.why(),
                form.next(),
                form.note(),
                form.topics(),
                form.programme().isEmpty() ? null : form.programme(),
                form.photos().stream()
                        .map(photo -> new AssetId(UUID.fromString(photo.id())))
                        .distinct()
                        .toList(),
                form.quotes().stream()
                        .map(quote -> new Material.Quote(quote.speaker(), quote.text(), quote.confirmed()))
                        .toList());
        return new Parsed(draft, facts(form), reasons.stream().distinct().toList());
    }

    private static List<Intake.NewFact> facts(HandInForm form) {
        List<Intake.NewFact> facts = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (HandInForm.FactRow row : form.facts()) {
            Optional<UUID> id = uuid(row.id());
            if (id.isPresent() && seen.add(id.get())) {
                AssetId document = uuid(row.document()).map(AssetId::new).orElse(null);
                facts.add(new Intake.NewFact(new FactId(id.get()), row.claim(), row.value(), row.source(), document));
            }
        }
        return facts;
    }

    private static Material.Stage stage(String stage) {
        return Arrays.stream(Material.Stage.values())
                .filter(known -> known.name().equals(stage))
                .findFirst()
                .orElse(Material.Stage.DONE);
    }

    private static @Nullable Instant instant(
            String date, String time, LocalTime unknown, String field, ZoneId zone, List<Reason> reasons) {
        if (date.isEmpty() && time.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(date);
            if (day.getYear() < 1900 || day.getYear() > 2200) {
                throw new DateTimeException(date);
            }
            return day.atTime(time.isEmpty() ? unknown : LocalTime.parse(time))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            reasons.add(Reason.of("intake.refused.date").at(field));
            return null;
        }
    }

    private static @Nullable Double degrees(String text, List<Reason> reasons) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(text);
            if (Double.isFinite(degrees)) {
                return Math.round(degrees * 1e6) / 1e6;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        reasons.add(Reason.of("intake.refused.point").at("area"));
        return null;
    }

    static Optional<UUID> uuid(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String one(String name) {
        String[] values = sent.get(name);
        return values == null || values.length == 0 ? "" : Objects.requireNonNullElse(values[0], "");
    }

    private List<String> all(String name) {
        String[] values = sent.get(name);
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .toList();
    }

    private String prose(String name) {
        return lines(one(name));
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private record Row(Map<String, String> values) {
        String get(String name) {
            return values.getOrDefault(name, "");
        }

        boolean containsKey(String name) {
            return values.containsKey(name);
        }
    }

    private List<Row> rows(String group) {
        SortedMap<Integer, Map<String, String>> rows = new TreeMap<>();
        sent.forEach((name, values) -> {
            Matcher row = ROW.matcher(name);
            if (row.matches() && row.group(1).equals(group) && values.length > 0) {
                rows.computeIfAbsent(Integer.valueOf(row.group(2)), i -> new java.util.HashMap<>())
                        .put(row.group(3), values[0]);
            }
        });
        return rows.values().stream().map(Row::new).toList();
    }
}
