package saji.newsroom.checks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.springframework.stereotype.Component;
import saji.platform.Markdown;
import saji.platform.OutboundGuard;

/** Calls the links of a text through the guard and says which lead nowhere. An answer is remembered for ten minutes. */
@Component
public class LinkCheck {

    /** Most links of one text that are called. */
    static final int MOST = 30;

    private static final OutboundGuard.Caps CAPS = new OutboundGuard.Caps(Duration.ofSeconds(6), 4096);

    private final OutboundGuard guard;
    private final Cache<String, Optional<Finding>> remembered = Caffeine.newBuilder()
            .maximumSize(5000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    LinkCheck(OutboundGuard guard) {
        this.guard = guard;
    }

    /** Findings about the links to other sites in a Markdown text, in reading order; takes up to twelve seconds. */
    public List<Finding> check(String body) {
        List<String> links = outward(body).stream()
                .limit(MOST)
                .filter(link -> !link.isBlank())
                .toList();
        List<Finding> found = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<Finding>>> calls = links.stream()
                    .<Callable<Optional<Finding>>>map(link -> () -> remembered.get(link, this::call))
                    .toList();
            for (Future<Optional<Finding>> call : callers.invokeAll(calls)) {
                call.get().ifPresent(found::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** The links of a text that leave the site. */
    static Set<String> outward(String body) {
        Set<String> links = new LinkedHashSet<>();
        Markdown.parse(body).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                String to = link.getDestination();
                boolean inward = to.startsWith("/") || to.startsWith("#");
                if (!inward && !to.startsWith("fakta:") && !to.startsWith("mailto:") && !to.startsWith("tel:")) {
                    links.add(to);
                }
                visitChildren(link);
            }
        });
        return links;
    }

    private Optional<Finding> call(String link) {
        URI address;
        try {
            address = new URI(link);
        } catch (URISyntaxException e) {
            return Optional.of(Finding.warning("link-refused", "body", link).in(link));
        }
        OutboundGuard.Answer answer = guard.call("HEAD", address, CAPS);
        if (answer instanceof OutboundGuard.Answered(int status, var at, var type, var body, var cut)
                && status >= 400) {
            answer = guard.call("GET", address, CAPS);
        }
        return switch (answer) {
            case OutboundGuard.Answered answered
            when answered.status() == 404 || answered.status() == 410 ->
                Optional.of(Finding.warning("link-dead", "body", answered.status(), link)
                        .in(link));
            case OutboundGuard.Answered answered
            when answered.status() >= 500 ->
                Optional.of(Finding.advice("link-silent", "body", link).in(link));
            case OutboundGuard.Answered answered -> Optional.empty();
            case OutboundGuard.Refused refused
            when refused.why() == OutboundGuard.Why.UNKNOWN_HOST ->
                Optional.of(Finding.warning("link-silent", "body", link).in(link));
            case OutboundGuard.Refused refused ->
                Optional.of(Finding.warning("link-refused", "body", link).in(link));
            case OutboundGuard.Failed failed ->
                Optional.of(Finding.advice("link-silent", "body", link).in(link));
        };
    }
}
