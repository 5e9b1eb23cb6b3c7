package saji.directory;

import org.jspecify.annotations.Nullable;

/**
 * An area of the city.
 *
 * @param parent the area around it; null for the city itself
 * @param latitude of a point inside, degrees WGS 84
 * @param longitude of a point inside, degrees WGS 84
 */
public record Area(
        AreaCode code, Level level, String name, @Nullable AreaCode parent, double latitude, double longitude) {

    /** How large an area is: the city, a district (kecamatan), a subdistrict (kelurahan). */
    public enum Level {
        CITY,
        DISTRICT,
        SUBDISTRICT
    }
}
