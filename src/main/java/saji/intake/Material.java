package saji.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.PersonId;

/**
 * What an agency hands in, as it stands.
 *
 * @param version grows with every change; a save names the version that it changes
 * @param stage whether the matter is planned, under way or done
 * @param latitude of the place on the map, degrees WGS 84, or null
 * @param why why it matters to citizens
 * @param next what comes next
 * @param note anything else
 * @param programme code of the programme it belongs to, or null
 */
public record Material(
        MaterialId id,
        int version,
        AgencyId agency,
        PersonId officer,
        State state,
        Stage stage,
        String title,
        String what,
        @Nullable Instant begins,
        @Nullable Instant ends,
        @Nullable AreaCode area,
        String place,
        @Nullable Double latitude,
        @Nullable Double longitude,
        String who,
        String why,
        String next,
        String note,
        List<String> topics,
        @Nullable String programme,
        List<AssetId> assets,
        List<Quote> quotes,
        List<Fact> facts,
        @Nullable RequestId request,
        Instant changedAt,
        @Nullable Instant submittedAt) {

    /** How far a material has come. */
    public enum State {
        DRAFT,
        SUBMITTED,
        ACCEPTED,
        RETURNED,
        USED,
        DECLINED
    }

    /** What the matter itself is at. */
    public enum Stage {
        PLANNED,
        UNDER_WAY,
        DONE
    }

    /** Words of a speaker; confirmed when the agency vouches for them. */
    public record Quote(String speaker, String text, boolean confirmed) {}
}
