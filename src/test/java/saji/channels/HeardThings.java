package saji.channels;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what was announced as heard, for tests. */
@Component
public class HeardThings {

    private final List<Heard> all = new CopyOnWriteArrayList<>();

    @EventListener
    void keep(Heard heard) {
        all.add(heard);
    }

    public List<Heard> on(AccountId account) {
        return all.stream().filter(heard -> heard.account().equals(account)).toList();
    }
}
