package saji;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.support.SajiTest;

/** The application starts on an empty database and migrates it. */
@SajiTest
class StartTests {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void migrationsRan() {
        assertThat(jdbc.sql("select count(*) from public.flyway_schema_history where success")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }
}
