package saji.assets;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import saji.platform.Settings;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(S3Settings.class)
class AssetsSetup {

    @Bean
    Blobs blobs(Settings settings, S3Settings s3, InstantSource clock) {
        return s3.isSet()
                ? new S3Blobs(s3, clock, Duration.ofMillis(200))
                : new FolderBlobs(settings.data().resolve("assets"));
    }
}
