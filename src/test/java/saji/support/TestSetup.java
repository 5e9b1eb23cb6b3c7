package saji.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The clock that tests and the demo city set. */
@TestConfiguration(proxyBeanMethods = false)
public class TestSetup {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }
}
