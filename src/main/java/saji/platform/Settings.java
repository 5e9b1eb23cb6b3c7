package saji.platform;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The few settings of the process, from {@code SAJI_…} in the environment; see docs/operating.md.
 *
 * @param data folder for baked pages, assets and the development database
 * @param city folder of the city pack
 * @param baseUrl public address of the site, without a slash at the end
 * @param mailFrom sender of Saji's own letters
 */
@ConfigurationProperties("saji")
public record Settings(
        @DefaultValue("var") Path data,
        @DefaultValue("city/tangsel") Path city,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("saji@localhost") String mailFrom) {

    /** The full public address of a path that begins with a slash. */
    public String address(String path) {
        return baseUrl + path;
    }
}
