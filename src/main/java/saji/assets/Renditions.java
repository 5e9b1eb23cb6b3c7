package saji.assets;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** The forms in which pictures are used: made when first asked for, then kept in the store. */
@Component
class Renditions {

    private final Blobs blobs;
    private final Pictures pictures;
    private final ConcurrentHashMap<String, ReentrantLock> beingMade = new ConcurrentHashMap<>();

    Renditions(Blobs blobs, Pictures pictures) {
        this.blobs = blobs;
        this.pictures = pictures;
    }

    Optional<byte[]> of(Holdings.Holding holding, Rendition rendition) {
        if (holding.asset().kind() != Asset.Kind.IMAGE) {
            return Optional.empty();
        }
        String key = Blobs.rendition(holding.contentSha256(), name(holding.asset(), rendition));
        return blobs.bytes(key).or(() -> Optional.of(madeOnce(key, holding, rendition)));
    }

    private byte[] madeOnce(String key, Holdings.Holding holding, Rendition rendition) {
        ReentrantLock lock = beingMade.computeIfAbsent(key, any -> new ReentrantLock());
        lock.lock();
        try {
            return blobs.bytes(key).orElseGet(() -> made(key, holding, rendition));
        } finally {
            lock.unlock();
            beingMade.remove(key);
        }
    }

    private byte[] made(String key, Holdings.Holding holding, Rendition rendition) {
        Asset asset = holding.asset();
        Region region = Region.of(rendition, asset.width(), asset.height(), asset.focusX(), asset.focusY());
        try {
            byte[] bytes = pictures.rendition(kept(holding), region, rendition.extension());
            blobs.put(key, bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part of the picture around its focal point that fills {@code size}. */
    BufferedImage part(Holdings.Holding holding, Asset.Size size) throws IOException {
        Asset asset = holding.asset();
        return pictures.shown(
                kept(holding), Region.filling(size, asset.width(), asset.height(), asset.focusX(), asset.focusY()));
    }

    /** A picture of the store, ready to be worked on. */
    Pictures.Kept kept(Holdings.Holding holding) {
        byte[] bytes = blobs.bytes(Blobs.original(holding.contentSha256()))
                .orElseThrow(() -> new IllegalStateException("The store lost " + holding.contentSha256() + " of asset "
                        + holding.asset().id()));
        Asset asset = holding.asset();
        return new Pictures.Kept(holding.format(), bytes, asset.width(), asset.height(), holding.orientation());
    }

    private static String name(Asset asset, Rendition rendition) {
        return rendition.height() == 0
                ? rendition.file()
                : String.format(Locale.ROOT, "%.4f-%.4f-%s", asset.focusX(), asset.focusY(), rendition.file());
    }
}
