package saji.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.directory.AgencyId;
import saji.directory.AreaCode;

/**
 * A material as one line of a list.
 *
 * @param at when it was handed in; when it was last changed, in a list of one's own
 * @param picture its first photo or document, or null
 * @param attached how many photos and documents it has
 */
public record MaterialLine(
        MaterialId id,
        String title,
        AgencyId agency,
        Material.State state,
        Material.Stage stage,
        @Nullable Instant begins,
        @Nullable AreaCode area,
        Instant at,
        @Nullable Instant submittedAt,
        @Nullable AssetId picture,
        int attached) {}
