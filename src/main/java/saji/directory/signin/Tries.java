package saji.directory.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;

/**
 * How often one may try. Of an account: five wrong tries, then a wait that doubles from half a minute to a quarter of an hour,
 * the same for accounts that do not exist. Of an address: thirty wrong tries at once, then one in ten seconds, in this process.
 */
@Component
class Tries {

    private static final int ADDRESSES = 100_000;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Cache<String, Bucket> addresses =
            Caffeine.newBuilder().maximumSize(ADDRESSES).build();

    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Tries(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts a try at an account before it is made; false when the account must wait. */
    boolean begin(String account) {
        return jdbc.sql("""
                insert into directory.sign_in_try (key, tries, last_at) values (:key, 1, :now)
                on conflict (key) do update set last_at = :now,
                    tries = case when sign_in_try.last_at < cast(:now as timestamptz) - interval '1 day'
                            then 1 else sign_in_try.tries + 1 end
                where sign_in_try.tries < 5
                   or sign_in_try.last_at + least(interval '15 minutes',
                          interval '30 seconds' * power(2, least(sign_in_try.tries - 5, 10))) <= :now
                """)
                        .param("key", key(account))
                        .param("now", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    /** Forgets the wrong tries of an account that someone came in by. */
    void clear(String account) {
        jdbc.sql("delete from directory.sign_in_try where key = :key")
                .param("key", key(account))
                .update();
    }

    /** Counts a try from an address; false when it has had too many. */
    boolean take(String address) {
        return bucket(address).tryConsume(1);
    }

    /** Whether it was not said in the last minute that this address has had too many. */
    boolean isNews(String address) {
        return told.asMap().putIfAbsent(network(address), true) == null;
    }

    /** Gives a try back: it was a good one. */
    void giveBack(String address) {
        bucket(address).addTokens(1);
    }

    private Bucket bucket(String address) {
        return addresses.get(
                network(address),
                key -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(30)
                                .refillGreedy(6, Duration.ofMinutes(1))
                                .build())
                        .withCustomTimePrecision(new Meter())
                        .build());
    }

    /** Of an IPv6 address the first 64 bits: a household has all the rest. */
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length < 5 ? address : String.join(":", java.util.Arrays.copyOf(groups, 4));
    }

    private static byte[] key(String account) {
        return Secrets.sha256(account.strip().toLowerCase(Locale.ROOT));
    }

    private final class Meter implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
