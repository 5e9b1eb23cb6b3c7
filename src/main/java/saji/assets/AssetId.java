package saji.assets;

import java.util.UUID;

/** The lasting identity of an asset. */
public record AssetId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
