package saji.directory;

import java.time.ZoneId;
import saji.platform.Language;

/**
 * The city that this installation serves, from {@code city.yaml} of its pack.
 *
 * @param office code of the communications office's agency
 * @param emergencyPhone number to call in an emergency
 */
public record City(
        String name,
        String shortName,
        AreaCode area,
        ZoneId zone,
        String office,
        String emergencyPhone,
        String siteTitle,
        String siteTitleEn,
        String tagline,
        String taglineEn) {

    public String siteTitle(Language language) {
        return language == Language.EN ? siteTitleEn : siteTitle;
    }

    public String tagline(Language language) {
        return language == Language.EN ? taglineEn : tagline;
    }
}
