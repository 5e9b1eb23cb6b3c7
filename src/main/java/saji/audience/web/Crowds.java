package saji.audience.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Holds back addresses that subscribe too often; many people of a mobile network share one. */
@Component
class Crowds {

    private static final int A_MINUTE = 60;

    private final Cache<String, Bucket> visitors = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    boolean mayAsk(String address) {
        return visitors.get(
                        address,
                        key -> Bucket.builder()
                                .addLimit(
                                        limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                                .build())
                .tryConsume(1);
    }
}
