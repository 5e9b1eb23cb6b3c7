package saji.platform;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class PlatformSetup {

    /** The one clock. Code asks it, never {@code Instant.now()}; tests and the demo city set it. */
    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
