package saji.directory.pack;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.City;
import saji.directory.Topic;
import saji.directory.pack.CityPack.AgencyRow;
import saji.directory.pack.CityPack.Holiday;
import saji.directory.pack.CityPack.ProgrammeRow;
import saji.directory.pack.Table.Row;
import saji.platform.Outcome;

/** Reads and checks the files of a pack as a whole; one mistake and nothing of it is used. */
public final class PackReader {

    private static final String AGENCIES = "agencies.csv";
    private static final String AREAS = "areas.csv";
    private static final String TOPICS = "topics.csv";
    private static final String HOLIDAYS = "holidays.csv";
    private static final String PROGRAMMES = "programmes.csv";

    private final Path folder;
    private final Mistakes mistakes = new Mistakes();

    private PackReader(Path folder) {
        this.folder = folder;
    }

    /** The pack in {@code folder}, or every mistake in it with file, line and column. */
    public static Outcome<CityPack> read(Path folder) {
        return new PackReader(folder).read();
    }

    private Outcome<CityPack> read() {
        Optional<City> city =
                Table.text(folder, CityFile.NAME, mistakes).flatMap(text -> new CityFile(mistakes).read(text));
        List<AgencyRow> agencies = agencies(city.map(City::office).orElse(null));
        List<Area> areas = areas(city.map(City::area).orElse(null));
        Set<AreaCode> subdistricts = areas.stream()
                .filter(area -> area.level() == Area.Level.SUBDISTRICT)
                .map(Area::code)
                .collect(Collectors.toSet());
        Map<AreaCode, List<double[][]>> outlines = Table.text(folder, MapFile.NAME, mistakes)
                .map(text -> new MapFile(mistakes).read(text, subdistricts))
                .orElse(Map.of());
        List<Topic> topics = topics();
        SortedMap<LocalDate, Holiday> holidays = holidays();
        List<ProgrammeRow> programmes = programmes();
        if (city.isEmpty() || !mistakes.none()) {
            return Outcome.refused(mistakes.all());
        }
        return Outcome.done(new CityPack(city.get(), agencies, inOrder(areas), outlines, topics, holidays, programmes));
    }

    private List<AgencyRow> agencies(@Nullable String office) {
        List<Row> rows = Table.read(
                folder,
                AGENCIES,
                List.of("code", "name", "name_en", "short_name", "kind", "parent_code", "duties", "basis"),
                Set.of("code", "name", "name_en", "short_name", "kind"),
                mistakes);
        Set<String> codes = codes(AGENCIES, rows, code -> code.matches("[A-Z0-9][A-Z0-9-]{0,39}"));
        for (Row row : rows) {
            String parent = row.text("parent_code");
            if (!parent.isEmpty() && (!codes.contains(parent) || parent.equals(row.text("code")))) {
                at(AGENCIES, row, "parent_code", "unknown-parent", parent);
            }
        }
        if (office != null && !rows.isEmpty() && !codes.contains(office)) {
            mistakes.add(CityFile.NAME, 1, 1, "unknown-office", office);
        }
        return rows.stream()
                .map(row -> new AgencyRow(
                        row.text("code"),
                        row.text("name"),
                        row.text("name_en"),
                        row.text("short_name"),
                        row.text("kind"),
                        row.textOrNull("parent_code"),
                        row.text("duties"),
                        row.text("basis")))
                .toList();
    }

    private List<Area> areas(@Nullable AreaCode city) {
        List<Row> rows = Table.read(
                folder,
                AREAS,
                List.of("code", "level", "name", "parent_code", "lat", "lng", "area_km2", "bps_code"),
                Set.of("code", "level", "name", "lat", "lng"),
                mistakes);
        Set<String> codes = codes(AREAS, rows, code -> code.matches("[0-9]{2}(\\.[0-9]{2,4}){1,3}"));
        if (city != null && !rows.isEmpty() && !codes.contains(city.value())) {
            mistakes.add(CityFile.NAME, 1, 1, "unknown-area", city.value());
        }
        List<Area> areas = new ArrayList<>();
        for (Row row : rows) {
            String parent = row.text("parent_code");
            Area.Level level = level(row);
            if (level == Area.Level.CITY ? !parent.isEmpty() : !codes.contains(parent)) {
                at(AREAS, row, "parent_code", "unknown-parent", parent);
            }
            areas.add(new Area(
                    new AreaCode(row.text("code")),
                    level,
                    row.text("name"),
                    parent.isEmpty() ? null : new AreaCode(parent),
                    number(row, "lat", 90),
                    number(row, "lng", 180)));
        }
        return areas;
    }

    private Area.Level level(Row row) {
        try {
            return Area.Level.valueOf(row.text("level").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            at(AREAS, row, "level", "level", row.text("level"));
            return Area.Level.CITY;
        }
    }

    private double number(Row row, String column, double most) {
        try {
            double number = Double.parseDouble(row.text(column));
            if (Math.abs(number) <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, like a number out of range
        }
        at(AREAS, row, column, "number", row.text(column));
        return 0;
    }

    private List<Topic> topics() {
        List<String> columns = List.of("slug", "name", "name_en", "description", "description_en");
        List<Row> rows = Table.read(folder, TOPICS, columns, Set.copyOf(columns), mistakes);
        unique(TOPICS, rows, "slug", slug -> slug.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        return rows.stream()
                .map(row -> new Topic(
                        row.text("slug"),
                        row.text("name"),
                        row.text("name_en"),
                        row.text("description"),
                        row.text("description_en")))
                .toList();
    }

    private SortedMap<LocalDate, Holiday> holidays() {
        List<Row> rows = Table.read(
                folder, HOLIDAYS, List.of("date", "name", "kind", "basis"), Set.of("date", "name", "kind"), mistakes);
        unique(HOLIDAYS, rows, "date", date -> true);
        SortedMap<LocalDate, Holiday> holidays = new TreeMap<>();
        for (Row row : rows) {
            if (!Holiday.KINDS.contains(row.text("kind"))) {
                at(HOLIDAYS, row, "kind", "kind", row.text("kind"));
            }
            try {
                LocalDate date = LocalDate.parse(row.text("date"));
                holidays.put(date, new Holiday(date, row.text("name"), row.text("kind"), row.text("basis")));
            } catch (DateTimeException e) {
                at(HOLIDAYS, row, "date", "date", row.text("date"));
            }
        }
        return holidays;
    }

    private List<ProgrammeRow> programmes() {
        List<String> columns = List.of("code", "level", "name");
        List<Row> rows = Table.read(folder, PROGRAMMES, columns, Set.copyOf(columns), mistakes);
        codes(PROGRAMMES, rows, code -> code.matches("[0-9X]+(\\.[0-9]+)*"));
        return rows.stream()
                .map(row -> new ProgrammeRow(row.text("code"), row.text("level"), row.text("name")))
                .toList();
    }

    private Set<String> codes(String file, List<Row> rows, Predicate<String> shape) {
        return unique(file, rows, "code", shape);
    }

    private Set<String> unique(String file, List<Row> rows, String column, Predicate<String> shape) {
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            String value = row.text(column);
            if (!shape.test(value)) {
                at(file, row, column, "shape", column, value);
            } else if (!seen.add(value)) {
                at(file, row, column, "twice", value);
            }
        }
        return seen;
    }

    private void at(String file, Row row, String column, String key, Object... args) {
        mistakes.add(file, row.cell(column).line(), row.cell(column).column(), key, args);
    }

    private static List<Area> inOrder(List<Area> areas) {
        return areas.stream().sorted(Comparator.comparing(Area::code)).toList();
    }
}
