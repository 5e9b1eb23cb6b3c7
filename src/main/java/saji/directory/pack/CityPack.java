package saji.directory.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.City;
import saji.directory.Topic;

/**
 * All that a pack says about its city, read and found free of mistakes.
 *
 * @param areas the city, then districts, each followed by its subdistricts
 * @param outlines rings of longitude-latitude pairs of each subdistrict
 */
public record CityPack(
        City city,
        List<AgencyRow> agencies,
        List<Area> areas,
        Map<AreaCode, List<double[][]>> outlines,
        List<Topic> topics,
        SortedMap<LocalDate, Holiday> holidays,
        List<ProgrammeRow> programmes) {

    /** A line of agencies.csv; {@code parent} is the code of the agency above it. */
    public record AgencyRow(
            String code,
            String name,
            String nameEn,
            String shortName,
            String kind,
            @Nullable String parent,
            String duties,
            String basis) {}

    /** A line of holidays.csv; {@code kind} is {@code holiday} or {@code collective_leave}. */
    public record Holiday(LocalDate date, String name, String kind, String basis) {
        static final Set<String> KINDS = Set.of("holiday", "collective_leave");
    }

    /** A line of programmes.csv; {@code level} is {@code affair}, {@code field}, {@code programme} or finer. */
    public record ProgrammeRow(String code, String level, String name) {}
}
