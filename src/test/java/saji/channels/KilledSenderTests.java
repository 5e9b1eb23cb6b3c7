package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.channels.email.MailSink;
import saji.support.OtherProcess;
import saji.support.SajiTest;
import saji.support.Unique;

/** A second process of Saji on the same database is killed with -9 while it hands letters in; this one goes on, and nobody gets two. */
@SajiTest
class KilledSenderTests {

    private static final int LETTERS = 80;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    private final MailSink sink = new MailSink(true);
    private final String name = Unique.word();
    private final ObjectKey object = World.newObject();
    private final List<Account> accounts = new ArrayList<>();

    @AfterEach
    void quiet() throws IOException {
        accounts.forEach(account -> world.connecting.close(world.admin(), account.id()));
        jdbc.sql("delete from audience.subscriber where address like :mine")
                .param("mine", "%" + name + "@warga.example")
                .update();
        sink.close();
        world.clock.run();
    }

    @Test
    void everyLetterArrivesOnceOrIsAskedAbout() throws Exception {
        world.clock.run();
        forgetOtherTests();
        Account account = world.connected("email", null, Map.of("from", "kabar@kota.example", "relay", sink.address()));
        accounts.add(account);
        jdbc.sql("""
                insert into audience.subscriber (id, kind, address, language, rhythm, secret, asked_at, confirmed_at)
                select gen_random_uuid(), 'EMAIL', n || :name || '@warga.example', 'id', 'AT_ONCE', :name || n, now(), now()
                from generate_series(1, :count) n
                """).param("name", name).param("count", LETTERS).update();
        world.dispatch(object, 1, "Jalan dibuka", account);
        sink.answersAfter(Duration.ofMillis(400));
        Process second = start();
        long begun = System.nanoTime();
        try {
            while (sink.count() < LETTERS / 2) {
                assertThat(second.isAlive() && System.nanoTime() - begun < LONGEST.toNanos())
                        .as("see target/second-sender.log")
                        .isTrue();
                Thread.onSpinWait();
            }
        } finally {
            second.destroyForcibly().onExit().join();
        }
        sink.answersAfter(Duration.ZERO);
        world.clock.set(world.clock.instant());
        laterOn();
        List<Task> asked = tasks(account);
        assertThat(asked).as("letters whose dot had left, or was about to").hasSizeBetween(1, 24);
        assertThat(asked).allMatch(task -> task.ask() == Doing.FIND);
        assertThat(counts()).allMatch(count -> count <= 1);
        assertThat(world.last(object).sums().delivered() + asked.size()).isEqualTo(LETTERS);
        for (Task task : asked) { // people look into the relay's log, and tell the truth
            boolean arrived =
                    sink.mails().stream().anyMatch(mail -> mail.text().contains("<" + task.id() + "@kota.example>"));
            assertThat((arrived
                                    ? world.tracking.record(world.editor(), task.id(), "")
                                    : world.tracking.notThere(world.editor(), task.id()))
                            .isDone())
                    .isTrue();
        }
        laterOn();
        assertThat(counts()).allMatch(count -> count == 1);
        assertThat(world.last(object).sums()).isEqualTo(new Sums(LETTERS, 0, 0, 0, 0));
    }

    private List<Integer> counts() {
        return IntStream.rangeClosed(1, LETTERS)
                .mapToObj(n -> sink.to(n + name + "@warga.example").size())
                .toList();
    }

    private void laterOn() {
        for (int i = 0; i < 6; i++) {
            world.clock.advance(Duration.ofMinutes(3));
            world.work();
        }
    }

    private List<Task> tasks(Account account) {
        return world.tracking.tasks(world.editor()).stream()
                .filter(task -> task.account().id().equals(account.id()))
                .toList();
    }

    /** What they left is on networks in memory, which the second process does not have. */
    private void forgetOtherTests() {
        jdbc.sql("update channels.delivery set state = 'CANCELLED', ended_at = now() where state in " + Deliveries.OPEN)
                .update();
        jdbc.sql("update channels.part set spread_at = now() where spread_at is null")
                .update();
    }

    private static Process start() throws IOException {
        Path data = Files.createTempDirectory(Path.of("target"), "second-sender");
        return OtherProcess.saji(data, Path.of("target", "second-sender.log"));
    }
}
