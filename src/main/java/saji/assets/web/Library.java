package saji.assets.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.directory.AgencyId;

/**
 * A page of the library.
 *
 * @param agencies short names of the agencies to choose from
 * @param agency the one chosen, or null for all
 * @param kind the one chosen, or null for all
 * @param next the last asset here when more may follow, or null
 * @param later whether this is not the first page
 * @param mayStore whether the reader may upload
 */
public record Library(
        List<Item> items,
        Map<AgencyId, String> agencies,
        @Nullable AgencyId agency,
        Asset.@Nullable Kind kind,
        @Nullable AssetId next,
        boolean later,
        boolean mayStore) {

    /** One asset in the list, with the short name of its agency, or null for the office's own. */
    public record Item(Asset asset, @Nullable String agency) {

        /** What is still missing before a picture can be published, as text keys. */
        public List<String> missing() {
            return AssetView.missing(asset);
        }
    }

    /** Address of the next page, with the same choice. */
    public String nextPath() {
        return "/desk/assets?agency=" + (agency == null ? "" : agency) + "&kind=" + (kind == null ? "" : kind)
                + "&before=" + next;
    }
}
