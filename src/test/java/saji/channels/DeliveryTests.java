package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import saji.channels.MemoryNetwork.Fault;
import saji.channels.network.Post;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.support.SajiTest;

/** What becomes of dispatches, one thing at a time. */
@SajiTest
class DeliveryTests {

    @Autowired
    private World world;

    @Autowired
    @Qualifier("memoryFull")
    private MemoryNetwork full;

    @Autowired
    @Qualifier("memoryNoEdit")
    private MemoryNetwork noEdit;

    @Autowired
    @Qualifier("memoryAsk")
    private MemoryNetwork ask;

    @Autowired
    @Qualifier("memorySlow")
    private MemoryNetwork slow;

    @Autowired
    @Qualifier("memoryMany")
    private MemoryBroadcast many;

    private final ObjectKey object = World.newObject();

    @BeforeEach
    void stop() {
        world.clock.set(world.clock.instant());
    }

    @AfterEach
    void quiet() {
        List.of(full, noEdit, ask, slow, many).forEach(network -> network.faults = sending -> Fault.NONE);
        world.clock.advance(Duration.ofDays(1));
        world.work();
        world.clock.run();
    }

    @Test
    void arrivesIsChangedInPlaceAndTakenBack() {
        Account account = world.connected("memory-full");
        DispatchId first = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(world.line(first, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(world.line(first, account).address()).startsWith("https://memory-full.example/");
        assertThat(text(full, account)).isEqualTo("satu");

        world.dispatch(object, 2, "dua", account);
        world.work();
        assertThat(text(full, account)).isEqualTo("dua");
        assertThat(world.channels.status(object).orElseThrow().copies())
                .extracting(ObjectStatus.Copy::current)
                .containsExactly(true);

        world.withdraw(object);
        world.work();
        assertThat(full.one(account.id(), object.value())).isNull();
        assertThat(world.last(object).sums()).isEqualTo(new Sums(1, 0, 0, 0, 0));
        assertThat(world.channels.status(object).orElseThrow().copies()).isEmpty();
        assertThat(world.tryDispatch(object, 3, Lane.NEWS, "tiga", account).reasons())
                .extracting(Reason::key)
                .containsExactly("channels.refused.withdrawn");
    }

    @Test
    void theSameDispatchTwiceIsOne() {
        Account account = world.connected("memory-full");
        Dispatching wanted = new Dispatching(
                new DispatchId(world.ids.next()),
                object,
                "Judul",
                1,
                Lane.NEWS,
                Map.of(account.id(), Post.of("satu", "id")),
                world.clock.instant(),
                null);
        world.channels.dispatch(world.editor(), wanted).orElseThrow();
        world.channels.dispatch(world.editor(), wanted).orElseThrow();
        world.work();
        assertThat(world.view(wanted.id()).sums().expected()).isOne();
        assertThat(text(full, account)).isEqualTo("satu");
    }

    @Test
    void whereNothingCanBeEditedThePostIsReplaced() {
        Account account = world.connected("memory-no-edit");
        world.dispatch(object, 1, "satu", account);
        world.work();
        world.dispatch(object, 2, "dua", account);
        world.work();
        assertThat(text(noEdit, account)).isEqualTo("dua");
        assertThat(noEdit.log)
                .filteredOn(event -> event.object().equals(object.value()))
                .extracting(MemoryNetwork.Event::what)
                .containsExactly("POST", "DELETE", "POST");
    }

    @Test
    void whatCannotBeDoneByCallBecomesAPersonsTask() {
        Account account = world.connected("memory-ask");
        world.dispatch(object, 1, "satu", account);
        world.work();
        world.withdraw(object);
        world.work();
        DispatchView withdrawal = world.last(object);
        assertThat(withdrawal.sums().person()).isOne();
        Task task = world.tracking.tasks(world.editor()).stream()
                .filter(one -> one.account().id().equals(account.id()))
                .findFirst()
                .orElseThrow();
        assertThat(task.ask()).isEqualTo(Doing.DELETE);
        assertThat(task.address()).startsWith("https://memory-ask.example/");

        world.tracking.record(world.editor(), task.id(), "").orElseThrow();
        assertThat(world.last(object).sums()).isEqualTo(new Sums(1, 0, 0, 0, 0));
        assertThat(world.tracking.record(world.editor(), task.id(), "").isDone())
                .isFalse();
    }

    @Test
    void anUnknownOutcomeIsLookedUpAndNotPostedAgain() {
        Account account = world.connected("memory-full");
        full.faults = only(Fault.LOST_AFTER);
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.UNCLEAR);
        full.faults = only(Fault.NONE);
        world.clock.advance(Duration.ofSeconds(31));
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(posts(full)).isOne();
    }

    @Test
    void whatWasNotThereIsPostedAfterLooking() {
        Account account = world.connected("memory-full");
        full.faults = only(Fault.LOST_BEFORE);
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        full.faults = only(Fault.NONE);
        world.clock.advance(Duration.ofSeconds(31));
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(posts(full)).isOne();
        assertThat(world.tracking.attempts(
                        world.editor(), world.line(dispatch, account).id()))
                .extracting(AttemptLine::outcome)
                .containsExactly("DELIVERED", "ABSENT", "UNKNOWN");
    }

    @Test
    void whereOnlyAPersonCanTellAPersonIsAsked() {
        Account account = world.connected("memory-ask");
        ask.faults = only(Fault.LOST_BEFORE);
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        ask.faults = only(Fault.NONE);
        DeliveryLine line = world.line(dispatch, account);
        assertThat(line.ask()).isEqualTo(Doing.FIND);
        world.clock.advance(Duration.ofDays(1));
        world.work();
        assertThat(posts(ask)).isZero();
        world.tracking.notThere(world.editor(), line.id()).orElseThrow();
        world.work();
        assertThat(posts(ask)).isOne();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void whatIsWithdrawnOrExpiredBeforeItLeavesDoesNotLeave() {
        Account account = world.connected("memory-full");
        Instant now = world.clock.instant();
        Dispatching later = new Dispatching(
                new DispatchId(world.ids.next()),
                object,
                "Judul",
                1,
                Lane.NEWS,
                Map.of(account.id(), Post.of("nanti", "id")),
                now.plusSeconds(600),
                null);
        world.channels.dispatch(world.editor(), later).orElseThrow();
        ObjectKey other = World.newObject();
        Dispatching short_ = new Dispatching(
                new DispatchId(world.ids.next()),
                other,
                "Judul",
                1,
                Lane.NEWS,
                Map.of(account.id(), Post.of("sebentar", "id")),
                now.plusSeconds(600),
                now.plusSeconds(700));
        world.channels.dispatch(world.editor(), short_).orElseThrow();
        world.work();
        world.withdraw(object);
        world.clock.advance(Duration.ofSeconds(701));
        world.work();
        assertThat(world.line(later.id(), account).state()).isEqualTo(DeliveryState.CANCELLED);
        assertThat(world.line(short_.id(), account).reason())
                .isEqualTo(new Reason("channels.why.expired", List.of(), null));
        assertThat(full.of(account.id(), object.value())).isEmpty();
        assertThat(full.of(account.id(), other.value())).isEmpty();
        assertThat(world.last(object).sums().expected()).isZero();
    }

    @Test
    void a429IsObeyed() {
        Account account = world.connected("memory-full");
        full.busyFor = Duration.ofSeconds(50);
        full.faults = only(Fault.BUSY);
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        full.faults = only(Fault.NONE);
        world.clock.advance(Duration.ofSeconds(49));
        world.work();
        assertThat(posts(full)).isZero();
        world.clock.advance(Duration.ofSeconds(3));
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aRefusalFailsWithItsReasonAndCanBeTriedAgain() {
        Account account = world.connected("memory-full");
        full.faults = only(Fault.REFUSED);
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        DeliveryLine line = world.line(dispatch, account);
        assertThat(line.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(Objects.requireNonNull(line.reason()).key()).isEqualTo("channels.why.refused");
        full.faults = only(Fault.NONE);
        world.tracking.retry(world.editor(), line.id()).orElseThrow();
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void anAccountThatIsShutOutWaitsForTheAdministratorAndLosesNothing() {
        Account account = world.connected("memory-full");
        full.faults = only(Fault.DENIED);
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.HELD);
        Account.Pause pause = Objects.requireNonNull(
                world.channels.account(account.id()).orElseThrow().paused());
        assertThat(pause.byPerson()).isFalse();
        full.faults = only(Fault.NONE);
        world.connecting.test(world.admin(), account.id()).orElseThrow();
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aPausedAccountHoldsAndLetsGo() {
        Account account = world.connected("memory-full");
        world.connecting.pause(world.admin(), account.id(), "audit").orElseThrow();
        DispatchId dispatch = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(world.line(dispatch, account).state()).isEqualTo(DeliveryState.HELD);
        world.connecting.resume(world.admin(), account.id()).orElseThrow();
        world.work();
        assertThat(text(full, account)).isEqualTo("satu");
    }

    @Test
    void aSickHostIsLeftAloneThenTriedWithOneCallAndIsDeadAfterSevenDays() {
        Account account =
                world.connected("memory-full", null, Map.of("token", "good", "host", "sick-" + object.value()));
        full.faults = sending ->
                sending.object().equals(object.value()) || sending.post().text().equals("sakit")
                        ? Fault.AWAY
                        : Fault.NONE;
        for (int day = 0; day < 7; day++) {
            DispatchId dispatch = world.dispatch(World.newObject(), 1, "sakit", account);
            world.work();
            assertThat(world.line(dispatch, account).state())
                    .isEqualTo(day < 6 ? DeliveryState.WAITING : DeliveryState.FAILED);
            world.clock.advance(Duration.ofDays(1));
            if (day < 6) {
                world.work();
            }
        }
        world.clock.advance(Duration.ofHours(-1));
        DispatchId toTheDead = world.dispatch(object, 1, "satu", account);
        assertThat(world.line(toTheDead, account).state()).isEqualTo(DeliveryState.FAILED);
        world.channels.alive("sick-" + object.value());
        full.faults = only(Fault.NONE);
        world.tracking
                .retry(world.editor(), world.line(toTheDead, account).id())
                .orElseThrow();
        world.work();
        assertThat(world.line(toTheDead, account).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void noMoreThanTheBudgetAllowsAndAlertsBeforeNewsBeforeBulk() {
        Account account = world.connected("memory-slow");
        for (Lane lane : List.of(Lane.BULK, Lane.NEWS, Lane.ALERT)) {
            for (int i = 0; i < 2; i++) {
                world.tryDispatch(World.newObject(), 1, lane, lane.name(), account)
                        .orElseThrow();
            }
        }
        List<String> texts = new java.util.ArrayList<>();
        for (int round = 0; round < 4; round++) {
            int before = texts.size();
            world.work();
            texts.clear();
            slow.posts.entrySet().stream()
                    .filter(post -> post.getValue().account().equals(account.id()))
                    .sorted(java.util.Comparator.comparingInt(post -> Integer.parseInt(post.getKey())))
                    .forEach(post -> texts.add(post.getValue().text()));
            assertThat(texts.size() - before).isLessThanOrEqualTo(3);
            world.clock.advance(Duration.ofSeconds(11));
        }
        assertThat(texts.subList(0, 3)).containsExactlyInAnyOrder("ALERT", "ALERT", "NEWS");
        assertThat(texts.subList(3, 6)).containsExactlyInAnyOrder("NEWS", "BULK", "BULK");
    }

    @Test
    void oneDispatchToManyEachGetsItOnceAndSumsMatch() {
        Account account = world.connected("memory-many");
        many.recipients.clear();
        IntStream.range(0, 1200).forEach(i -> many.recipients.add("r%04d@h%d.example".formatted(i, i % 60)));
        DispatchId first = world.dispatch(object, 1, "satu", account);
        world.work();
        assertThat(world.view(first).sums()).isEqualTo(new Sums(1200, 0, 0, 0, 0));
        Map<String, List<MemoryNetwork.Standing>> there = many.of(account.id(), object.value());
        assertThat(there).hasSize(1200);
        assertThat(there.values()).allMatch(copies -> copies.size() == 1);

        many.recipients.add("baru@h1.example");
        world.dispatch(object, 2, "dua", account);
        world.work();
        assertThat(many.of(account.id(), object.value()).values())
                .hasSize(1200)
                .allMatch(
                        copies -> copies.size() == 1 && copies.getFirst().text().equals("dua"));
        world.withdraw(object);
        world.work();
        assertThat(many.of(account.id(), object.value())).isEmpty();
        assertThat(world.last(object).sums()).isEqualTo(new Sums(1200, 0, 0, 0, 0));
    }

    @Test
    void aPostBeyondTheLimitsIsRefusedWithEveryReason() {
        Account account = world.connected("memory-full");
        Outcome<DispatchId> outcome = world.tryDispatch(object, 1, Lane.NEWS, "x".repeat(501), account);
        assertThat(outcome.reasons()).extracting(Reason::key).containsExactly("channels.refused.post");
        assertThat(world.channels.status(object)).isEmpty();
    }

    private java.util.function.Function<saji.channels.network.Sending, Fault> only(Fault fault) {
        return sending -> sending.object().equals(object.value()) ? fault : Fault.NONE;
    }

    private String text(MemoryNetwork network, Account account) {
        return Objects.requireNonNull(network.one(account.id(), object.value())).text();
    }

    private long posts(MemoryNetwork network) {
        return network.log.stream()
                .filter(event ->
                        event.object().equals(object.value()) && event.what().equals("POST"))
                .count();
    }
}
