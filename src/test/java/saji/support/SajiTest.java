package saji.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole started application: real database, real port, the city pack loaded, no due work running by itself,
 * a {@link SettableClock}. All such tests share one application, so each makes the rows that it looks at.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = saji.Saji.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "saji.due-work=off",
            "saji.data=target/test-data-${saji.fork:1}",
            "saji.secret-key=test:c2FqaSB0ZXN0IGtleSwgMzIgYnl0ZXMgbG9uZyAhISE=",
            "saji.outbound-also=127.0.0.1:*"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(TestSetup.class)
public @interface SajiTest {}
