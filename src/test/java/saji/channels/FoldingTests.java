package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.support.SajiTest;

/** Long after something was served only its sums are kept, where nobody would be told of a change any more. */
@SajiTest
class FoldingTests {

    @Autowired
    private World world;

    @Autowired
    private MemoryLetters letters;

    @Autowired
    private MemoryBroadcast memoryMany;

    @Autowired
    private JdbcClient jdbc;

    private final ObjectKey object = World.newObject();

    @BeforeEach
    void recipients() {
        world.clock.set(world.clock.instant());
        for (MemoryBroadcast many : List.of(letters, memoryMany)) {
            many.recipients.clear();
            many.recipients.addAll(List.of("a@satu", "b@satu", "c@dua"));
        }
    }

    @AfterEach
    void quiet() {
        world.clock.run();
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from channels." + table
                        + " where delivery_id in (select id from channels.delivery where object_key = :object)")
                .param("object", object.value())
                .query(Integer.class)
                .single();
    }

    private int deliveries(Account account) {
        return jdbc.sql("select count(*) from channels.delivery where object_key = :object and account_id = :account")
                .param("object", object.value())
                .param("account", account.id().value())
                .query(Integer.class)
                .single();
    }

    private void foldAll() {
        while (world.folding.run() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void sumsOutlastTheDeliveriesAndNobodyIsToldLater() {
        Account account = world.connected("memory-letters");
        Account lasting = world.connected("memory-many");
        DispatchId dispatch = world.dispatch(object, 1, "Jalan dibuka", account, lasting);
        world.work();
        Sums before = world.view(dispatch).sums();
        assertThat(before.delivered()).isEqualTo(6);
        assertThat(rows("attempt")).isEqualTo(6);
        world.clock.advance(Duration.ofDays(179));
        foldAll();
        assertThat(deliveries(account)).isEqualTo(3);
        world.clock.advance(Duration.ofDays(2));
        foldAll();
        assertThat(deliveries(account)).isZero();
        assertThat(deliveries(lasting)).isEqualTo(3);
        assertThat(rows("attempt")).isEqualTo(3);
        assertThat(world.view(dispatch).sums()).isEqualTo(before);
        world.withdraw(object);
        world.work();
        assertThat(world.last(object).sums()).isEqualTo(new Sums(3, 0, 0, 0, 0)); // where copies stand for good
        assertThat(world.done("DELETE", account, object)).isZero();
    }

    @Test
    void whatWasPutRightSinceIsRemembered() {
        Account account = world.connected("memory-letters");
        world.dispatch(object, 1, "Jalan dibuka", account);
        world.work();
        world.clock.advance(Duration.ofDays(150));
        world.dispatch(object, 2, "Jalan dibuka besok", account);
        world.work();
        world.clock.advance(Duration.ofDays(150));
        foldAll();
        assertThat(deliveries(account)).isEqualTo(6);
        world.withdraw(object);
        world.work();
        assertThat(world.done("DELETE", account, object)).isEqualTo(3);
    }
}
