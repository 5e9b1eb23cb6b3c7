package saji.directory;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import saji.platform.Language;

/**
 * The city that this installation serves, from {@code city.yaml} of its pack.
 *
 * @param area the city's own area
 * @param office code of the communications office's agency
 * @param emergencyPhone number to call in an emergency
 * @param primary brand colour as {@code #RRGGBB}, readable on white
 * @param accent second brand colour as {@code #RRGGBB}, readable on white
 * @param workingHours hours of each weekday on which the offices work; a day that is not there is free
 */
public record City(
        String name,
        String nameEn,
        String shortName,
        AreaCode area,
        ZoneId zone,
        String office,
        String emergencyPhone,
        String siteTitle,
        String siteTitleEn,
        String tagline,
        String taglineEn,
        String primary,
        String accent,
        Map<DayOfWeek, Hours> workingHours) {

    /** From one time of the day to a later one. */
    public record Span(LocalTime from, LocalTime to) {}

    /** The hours of one day, with the breaks between. */
    public record Hours(LocalTime from, LocalTime to, List<Span> breaks) {
        public Hours {
            breaks = List.copyOf(breaks);
        }
    }

    public String name(Language language) {
        return language == Language.EN ? nameEn : name;
    }

    public String siteTitle(Language language) {
        return language == Language.EN ? siteTitleEn : siteTitle;
    }

    public String tagline(Language language) {
        return language == Language.EN ? taglineEn : tagline;
    }
}
