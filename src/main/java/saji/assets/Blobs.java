package saji.assets;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where bytes lie: a folder or an S3 bucket. A key names its content for ever, so writing it twice is harmless. */
interface Blobs {

    /** Lays the file's bytes under {@code key}: after return they are there whole, after a failure not at all. */
    void put(String key, Path content);

    void put(String key, byte[] content);

    /** The bytes under {@code key}, to be closed by the caller. */
    Optional<InputStream> open(String key);

    Optional<byte[]> bytes(String key);

    /** Where the bytes as they were kept lie. */
    static String original(String sha256) {
        return "originals/" + sha256.substring(0, 2) + "/" + sha256;
    }

    /** Where a rendition lies; crops also depend on the focal point. */
    static String rendition(String sha256, String name) {
        return "renditions/" + sha256.substring(0, 2) + "/" + sha256 + "/" + name;
    }
}
