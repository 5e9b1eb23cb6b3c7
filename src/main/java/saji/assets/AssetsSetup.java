package saji.assets;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import saji.platform.Settings;

@Configuration(proxyBeanMethods = false)
class AssetsSetup {

    @Bean
    Blobs blobs(Settings settings) {
        return new FolderBlobs(settings.data().resolve("assets"));
    }
}
