package saji.assets.web;

import java.io.InputStream;
import org.springframework.core.io.AbstractResource;
import saji.assets.Asset;
import saji.assets.Assets;

/** The kept original as something that can be sent, in parts where a player asks for parts. */
final class StoredFile extends AbstractResource {

    private final Assets assets;
    private final Asset asset;

    StoredFile(Assets assets, Asset asset) {
        this.assets = assets;
        this.asset = asset;
    }

    @Override
    public long contentLength() {
        return asset.bytes();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getFilename() {
        return asset.fileName();
    }

    @Override
    public String getDescription() {
        return "asset " + asset.id();
    }

    @Override
    public InputStream getInputStream() {
        return assets.original(asset.id());
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof StoredFile file && file.asset.id().equals(asset.id());
    }

    @Override
    public int hashCode() {
        return asset.id().hashCode();
    }
}
