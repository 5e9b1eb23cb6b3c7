package saji.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Looks subscribers up for many threads: who asks while another's question is under way is answered with all who asked meanwhile, by one
 * statement.
 */
@Component
class Roll {

    private static final int AT_ONCE = 500;

    private final Subscribers subscribers;
    private final ConcurrentLinkedQueue<Question> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock asking = new ReentrantLock();

    Roll(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    private record Question(SubscriberId id, CompletableFuture<Optional<Subscriber>> answer) {}

    Optional<Subscriber> find(SubscriberId id) {
        Question mine = new Question(id, new CompletableFuture<>());
        waiting.add(mine);
        while (!waiting.isEmpty() && asking.tryLock()) {
            try {
                answer();
            } finally {
                asking.unlock();
            }
        }
        return mine.answer().join();
    }

    private void answer() {
        List<Question> some = new ArrayList<>();
        for (Question one = waiting.poll(); one != null; one = some.size() < AT_ONCE ? waiting.poll() : null) {
            some.add(one);
        }
        try {
            Map<SubscriberId, Subscriber> found =
                    subscribers.find(some.stream().map(Question::id).distinct().toList()).stream()
                            .collect(Collectors.toMap(Subscriber::id, Function.identity()));
            some.forEach(one -> one.answer().complete(Optional.ofNullable(found.get(one.id()))));
        } catch (RuntimeException e) {
            some.forEach(one -> one.answer().completeExceptionally(e));
        }
    }
}
