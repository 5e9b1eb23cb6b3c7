package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.audience.Choices;
import saji.audience.Letters;
import saji.audience.Rhythm;
import saji.channels.email.MailSink;
import saji.channels.email.MailSink.Cut;
import saji.platform.Language;
import saji.support.SajiTest;
import saji.support.Unique;
import saji.support.Visitor;
import saji.support.Visitors;

/** No letter reaches anybody twice: connections that break at each step, processes that end at each step, one that wakes up too late. */
@SajiTest
class LostLettersTests {

    @Autowired
    private World world;

    @Autowired
    private Claims claims;

    @Autowired
    private Courier courier;

    @Autowired
    private Letters letters;

    @Autowired
    private Visitors visitors;

    @Autowired
    private JdbcClient jdbc;

    private final MailSink sink = new MailSink(true);
    private final String address = Unique.word() + "@warga.example";
    private final ObjectKey object = World.newObject();
    private final List<Account> accounts = new ArrayList<>();

    private Account account() {
        return accounts.getFirst();
    }

    @BeforeEach
    void connect() {
        world.clock.set(world.clock.instant());
        accounts.add(world.connected("email", null, Map.of("from", "kabar@kota.example", "relay", sink.address())));
        letters.ask(address, new Choices(Set.of(), Set.of(), Set.of()), Rhythm.AT_ONCE, Language.ID)
                .orElseThrow();
        letters.confirm(jdbc.sql("select secret from audience.subscriber where address = :address")
                        .param("address", address)
                        .query(String.class)
                        .single())
                .orElseThrow();
    }

    @AfterEach
    void quiet() throws IOException {
        world.connecting.close(world.admin(), account().id());
        jdbc.sql("delete from audience.subscriber where address = :address")
                .param("address", address)
                .update();
        sink.close();
        world.clock.run();
    }

    private void laterOn() {
        for (int i = 0; i < 8; i++) {
            world.clock.advance(Duration.ofMinutes(3));
            world.work();
        }
    }

    private List<Task> tasks() {
        return world.tracking.tasks(world.editor()).stream()
                .filter(task -> task.account().id().equals(account().id()))
                .toList();
    }

    private Sums sums() {
        return world.last(object).sums();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TEXT", "TAKEN"})
    void whereverTheConnectionBreaksALetterArrivesOnce(Cut cut) {
        sink.cut(cut);
        world.dispatch(object, 1, "Jalan dibuka", account());
        world.work();
        laterOn();
        assertThat(sink.to(address)).hasSize(1);
        assertThat(tasks()).isEmpty();
        assertThat(sums().delivered()).isOne();
        laterOn();
        assertThat(sink.to(address)).hasSize(1);
    }

    /** Once the dot has left, only a person can tell: the two look alike from here. */
    @ParameterizedTest
    @EnumSource(names = {"TEXT", "TAKEN"})
    void aLetterWhoseAnswerIsLostIsAQuestionAndNoSecondLetter(Cut cut) {
        sink.cut(cut);
        world.dispatch(object, 1, "Jalan dibuka", account());
        world.work();
        laterOn();
        int arrived = cut == Cut.TAKEN ? 1 : 0;
        assertThat(sink.to(address)).hasSize(arrived);
        assertThat(tasks()).extracting(Task::ask).containsExactly(Doing.FIND);
        DeliveryId task = tasks().getFirst().id();
        assertThat((arrived == 1
                                ? world.tracking.record(world.editor(), task, "")
                                : world.tracking.notThere(world.editor(), task))
                        .isDone())
                .isTrue();
        laterOn();
        assertThat(tasks()).isEmpty();
        assertThat(sink.to(address)).hasSize(1);
        assertThat(sums().delivered()).isOne();
    }

    @Test
    void aLostCorrectionOrWithdrawalIsNotRepeatedEither() {
        world.dispatch(object, 1, "Jalan dibuka", account());
        world.work();
        sink.cut(Cut.TAKEN);
        world.dispatch(object, 2, "Jalan dibuka besok", account());
        world.work();
        laterOn();
        assertThat(sink.to(address)).hasSize(2);
        world.tracking.record(world.editor(), tasks().getFirst().id(), "").orElseThrow();
        sink.cut(Cut.TAKEN);
        world.withdraw(object);
        world.work();
        laterOn();
        assertThat(sink.to(address)).hasSize(3);
        assertThat(tasks()).extracting(Task::ask).containsExactly(Doing.FIND);
    }

    @Test
    void aConnectionThatWasClosedWhileItRestedCostsNoTry() {
        sink.cut(Cut.ANSWERED);
        world.dispatch(object, 1, "Jalan dibuka", account());
        world.work();
        world.dispatch(object, 2, "Jalan dibuka besok", account());
        world.work();
        assertThat(sink.to(address)).hasSize(2);
        assertThat(sums().delivered()).isOne();
        assertThat(world.tracking.attempts(
                        world.editor(), line(world.last(object).id()).id()))
                .hasSize(1);
    }

    @Test
    void aRelayThatClosesAConnectionThatRestedCostsNoTryEither() {
        world.dispatch(object, 1, "Jalan dibuka", account());
        world.work();
        sink.answer(address, "421 4.4.2 idle for too long");
        world.dispatch(object, 2, "Jalan dibuka besok", account());
        world.work();
        assertThat(sink.to(address)).hasSize(2);
        assertThat(sink.connections()).isEqualTo(3); // the test of the account is the first
        assertThat(sums().delivered()).isOne();
    }

    private DeliveryLine line(DispatchId dispatch) {
        return world.line(dispatch, account());
    }

    /** What a process had taken when it was killed; what it knew is lost. */
    private List<Claimed> taken() {
        while (world.spreading.run() > 0) {
            Thread.onSpinWait();
        }
        return claims.take(new Claims.Room(9, 9, 9)).claimed().stream()
                .filter(one -> one.account().equals(account().id()))
                .toList();
    }

    @Test
    void aProcessThatIsKilledBeforeItsFirstWordLosesNothing() {
        world.dispatch(object, 1, "Jalan dibuka", account());
        assertThat(taken()).hasSize(1);
        laterOn();
        assertThat(sink.to(address)).hasSize(1);
        assertThat(sums().delivered()).isOne();
    }

    @Test
    void aProcessThatIsKilledBeforeTheDotLosesNothing() {
        world.dispatch(object, 1, "Jalan dibuka", account());
        sink.cut(Cut.RECIPIENT);
        taken().forEach(courier::carry);
        assertThat(sink.to(address)).isEmpty();
        laterOn();
        assertThat(sink.to(address)).hasSize(1);
        assertThat(sums().delivered()).isOne();
    }

    @Test
    void aProcessThatIsKilledAfterTheDotLeavesAQuestionAndNoSecondLetter() {
        world.dispatch(object, 1, "Jalan dibuka", account());
        taken().forEach(courier::carry);
        laterOn();
        assertThat(sink.to(address)).hasSize(1);
        Task task = tasks().getFirst();
        assertThat(task.ask()).isEqualTo(Doing.FIND);
        Visitor editor = visitors.as("editor");
        String page = "/desk/channels/tasks/" + task.id();
        assertThat(editor.get(page).page().text()).contains("<" + task.id() + "@kota.example>");
        assertThat(editor.get(page).page().select("input[name=address]")).isEmpty();
        assertThat(editor.post(page + "/absence", Map.of()).status()).isEqualTo(302);
        world.work();
        assertThat(sink.to(address)).hasSize(2); // somebody has looked, and said so
        assertThat(sums().delivered()).isOne();
    }

    @Test
    void aProcessThatWakesUpAfterAnotherHasDoneItsWorkHandsNothingIn() {
        world.dispatch(object, 1, "Jalan dibuka", account());
        List<Claimed> frozen = taken();
        laterOn();
        assertThat(sink.to(address)).hasSize(1);
        frozen.forEach(courier::carry);
        assertThat(sink.to(address)).hasSize(1);
        assertThat(sums().delivered()).isOne();
    }
}
