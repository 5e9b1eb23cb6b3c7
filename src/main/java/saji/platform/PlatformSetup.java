package saji.platform;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
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

    /** Where calls to addresses that others supply may go. */
    @Bean
    OutboundPolicy outboundPolicy(@Value("${saji.outbound-also:}") String also) {
        return new AllowedToo(also);
    }
}
