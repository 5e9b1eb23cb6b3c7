package saji.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.platform.Language;

/**
 * A part of the city government as it stands now.
 *
 * @param code short code used in addresses, for example {@code DINKES}
 * @param endedAt when it was merged or split away by decree, or null while it stands
 * @param hasOfficer whether anyone is its PR officer
 */
public record Agency(
        AgencyId id,
        String code,
        String name,
        String nameEn,
        String shortName,
        String kind,
        @Nullable AgencyId parent,
        @Nullable Instant endedAt,
        boolean hasOfficer) {

    public String name(Language language) {
        return language == Language.EN ? nameEn : name;
    }
}
