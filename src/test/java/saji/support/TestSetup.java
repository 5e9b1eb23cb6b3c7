package saji.support;

import java.util.Comparator;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import saji.directory.DemoSignIn;
import saji.directory.Directory;
import saji.directory.Staffing;
import saji.directory.signin.Tokens;
import saji.platform.Settings;

/** The clock that tests and the demo city set, and the demo city's people. */
@TestConfiguration(proxyBeanMethods = false)
public class TestSetup {

    /** Those whom the README lets a newcomer be stand first. */
    private static final Set<String> BEGINNERS =
            Set.of("dinkes", "bpbd", "dpu", "pamulang", "editor", "approver", "leader");

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean
    DemoSignIn demoSignIn(Directory directory) {
        return () -> directory.staff().stream()
                .sorted(Comparator.comparingInt(person -> BEGINNERS.contains(person.username()) ? 0 : 1))
                .toList();
    }

    @Bean
    @Lazy
    TestPeople testPeople(Directory directory, Staffing staffing, Tokens tokens, Settings settings) {
        return new TestPeople(directory, staffing, tokens, settings);
    }

    @Bean
    @Lazy
    Visitors visitors(Environment environment, TestPeople people) {
        return new Visitors(() -> environment.getRequiredProperty("local.server.port", Integer.class), people);
    }
}
