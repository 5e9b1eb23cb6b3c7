package saji.assets;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.platform.Outcome;

/** The door of the asset store. */
@Component
public class Assets {

    /** What a person says about an asset; see {@link Asset}. */
    public record Description(
            String caption, String alt, String credit, boolean consent, double focusX, double focusY) {}

    /**
     * Stores an upload after finding its type by content, checking caps, and stripping place and device; the same bytes from the
     * same agency give the asset that is already there.
     */
    public Outcome<Asset> store(Actor actor, @Nullable AgencyId agency, String fileName, InputStream content) {
        throw new UnsupportedOperationException();
    }

    public Outcome<Asset> describe(Actor actor, AssetId id, Description description) {
        throw new UnsupportedOperationException();
    }

    public Optional<Asset> find(AssetId id) {
        throw new UnsupportedOperationException();
    }

    /** Several at once, for lists. */
    public Map<AssetId, Asset> findAll(Collection<AssetId> ids) {
        throw new UnsupportedOperationException();
    }

    /** Other assets with the same or nearly the same picture. */
    public List<Asset> alike(AssetId id) {
        throw new UnsupportedOperationException();
    }

    /** The bytes of a rendition, made when first asked for; empty when the asset is no picture. */
    public Optional<byte[]> rendition(AssetId id, Rendition rendition) {
        throw new UnsupportedOperationException();
    }

    /** The kept original, place and device stripped. */
    public InputStream original(AssetId id) {
        throw new UnsupportedOperationException();
    }

    /** A share card (1200 × 630 PNG) with title, the city's mark and, when given, a picture. */
    public byte[] shareCard(String title, String kicker, @Nullable AssetId picture) {
        throw new UnsupportedOperationException();
    }
}
