package saji.assets;

import java.net.URI;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The S3 service that keeps assets, from {@code SAJI_S3_…} in the environment; without an endpoint the data folder keeps them.
 *
 * @param endpoint address of the service without the bucket, for example {@code https://s3.example.id}
 * @param bucket a bucket that exists; addressed as a folder of the endpoint
 * @param region as the service names it
 */
@ConfigurationProperties("saji.s3")
record S3Settings(
        @DefaultValue("") String endpoint,
        @DefaultValue("") String bucket,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String key,
        @DefaultValue("") String secret) {

    S3Settings {
        boolean some = !endpoint.isBlank();
        if (some && Stream.of(bucket, region, key, secret).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "SAJI_S3_ENDPOINT is set: SAJI_S3_BUCKET, SAJI_S3_KEY and SAJI_S3_SECRET must be set too");
        }
    }

    boolean isSet() {
        return !endpoint.isBlank();
    }

    /** The address of what lies under {@code key}. */
    URI address(String key) {
        return URI.create(endpoint.replaceAll("/+$", "") + "/" + bucket + "/" + key);
    }
}
