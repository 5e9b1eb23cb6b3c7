package saji.newsroom;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.intake.MaterialId;

/**
 * Everything that an editor writes and chooses: one state of a story's content. Saved whole, never changed in place.
 *
 * @param type key of a {@link ContentType}
 * @param body Markdown; a passage cites a fact as {@code [1.250 siswi](fakta:<fact id>)}
 * @param english the English version, or null
 * @param agencies the leading agency first
 * @param areas empty for the whole city
 * @param assets lead picture first, then further pictures and documents
 */
public record Text(
        String type,
        String title,
        String lead,
        String body,
        @Nullable English english,
        List<AgencyId> agencies,
        List<AreaCode> areas,
        List<String> topics,
        List<MaterialId> materials,
        List<AssetId> assets) {

    /** The same story in English. */
    public record English(String title, String lead, String body) {}
}
