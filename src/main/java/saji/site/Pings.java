package saji.site;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.DueWork;
import saji.platform.Outbound;
import saji.platform.OutboundGuard;
import saji.platform.Rows;
import saji.platform.Settings;

/**
 * Tells a hub (WebSub) of feeds that have changed, each state of a feed once, however many processes bake it. Telling twice does no
 * harm, so that what may have been lost is told again. Without a hub it does nothing.
 */
@Component
class Pings implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(Pings.class);
    private static final int AT_ONCE = 20;
    private static final int MOST_TRIES = 12;
    private static final int MOST_TROUBLE = 200;

    /** The hub fetches the feed at once: by then every process has baked it. */
    private static final Duration BAKED_EVERYWHERE = Duration.ofSeconds(2);

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration MOST_WAIT = Duration.ofHours(6);
    private static final OutboundGuard.Caps CAPS = new OutboundGuard.Caps(Duration.ofSeconds(15), 4_000);

    private final JdbcClient jdbc;
    private final Outbound outbound;
    private final Settings settings;
    private final InstantSource clock;
    private final @Nullable URI hub;

    Pings(JdbcClient jdbc, Outbound outbound, Settings settings, InstantSource clock, Hub hub) {
        this.jdbc = jdbc;
        this.outbound = outbound;
        this.settings = settings;
        this.clock = clock;
        this.hub = hub.address() == null ? null : URI.create(hub.address());
    }

    private record Ping(String topic, String etag, int tries) {}

    @Override
    public String name() {
        return "site.hub";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofSeconds(1);
    }

    /** Takes note of feeds as they are now; those that the hub knows so are left alone. */
    void changed(List<Baked> feeds) {
        if (hub == null || feeds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into site.ping (topic, etag, due_at)
                select t.topic, t.etag, :due from unnest(cast(:topics as text[]), cast(:etags as text[])) as t (topic, etag) order by t.topic
                on conflict (topic) do update set etag = excluded.etag, due_at = excluded.due_at, tries = 0
                where site.ping.etag <> excluded.etag
                """)
                .param(
                        "topics",
                        feeds.stream()
                                .map(feed -> settings.address(feed.path()))
                                .toArray(String[]::new))
                .param("etags", feeds.stream().map(Baked::etag).toArray(String[]::new))
                .param("due", Rows.at(clock.instant().plus(BAKED_EVERYWHERE)))
                .update();
    }

    @Override
    public int run() {
        URI at = hub;
        if (at == null) {
            return 0;
        }
        List<Ping> due = take(clock.instant());
        due.forEach(ping -> tell(at, ping));
        return due.size();
    }

    /** Puts them off for as long as telling may take, so that no other process takes them and none is lost with this one. */
    private List<Ping> take(Instant now) {
        return jdbc.sql("""
                update site.ping set due_at = :later, tries = tries + 1
                where topic in (select topic from site.ping where due_at <= :now order by due_at limit :most for update skip locked)
                returning topic, etag, tries
                """)
                .param("later", Rows.at(now.plus(LEASE)))
                .param("now", Rows.at(now))
                .param("most", AT_ONCE)
                .query((row, n) -> new Ping(row.getString("topic"), row.getString("etag"), row.getInt("tries")))
                .list();
    }

    private void tell(URI at, Ping ping) {
        String topic = URLEncoder.encode(ping.topic(), StandardCharsets.UTF_8);
        String form = "hub.mode=publish&hub.url=" + topic + "&hub.topic=" + topic;
        Outbound.Reply reply = outbound.send(
                new Outbound.Call(
                        "POST",
                        at,
                        Map.of("Content-Type", "application/x-www-form-urlencoded"),
                        form.getBytes(StandardCharsets.US_ASCII)),
                CAPS);
        switch (reply) {
            case Outbound.Answered answer when answer.status() / 100 == 2 -> ended(ping, "");
            case Outbound.Answered answer when isRefusal(answer.status()) -> giveUp(ping, "HTTP " + answer.status());
            case Outbound.Answered answer -> again(ping, "HTTP " + answer.status());
            case Outbound.NotSent(var why, String what) -> again(ping, why == null ? what : why + " " + what);
            case Outbound.NoAnswer(String what) -> again(ping, what);
        }
    }

    private static boolean isRefusal(int status) {
        return status / 100 == 4 && status != 408 && status != 429;
    }

    private void giveUp(Ping ping, String trouble) {
        LOG.warn("The hub does not take note of {}: {}", ping.topic(), trouble);
        ended(ping, trouble);
    }

    private void ended(Ping ping, String trouble) {
        Instant now = clock.instant();
        write(ping, null, trouble.isEmpty() ? now : null, trouble);
    }

    private void again(Ping ping, String trouble) {
        if (ping.tries() >= MOST_TRIES) {
            giveUp(ping, trouble);
            return;
        }
        Duration wait = Duration.ofMinutes(1L << Math.min(ping.tries() - 1, 10));
        Instant due = clock.instant().plus(wait.compareTo(MOST_WAIT) < 0 ? wait : MOST_WAIT);
        write(ping, due, null, trouble);
    }

    /** A feed that has changed again meanwhile stays due. */
    private void write(Ping ping, @Nullable Instant due, @Nullable Instant told, String trouble) {
        jdbc.sql("""
                update site.ping set due_at = :due, pinged_at = coalesce(:told, pinged_at), trouble = :trouble
                where topic = :topic and etag = :etag
                """)
                .param("due", Rows.atOrNull(due), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("told", Rows.atOrNull(told), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("trouble", trouble.substring(0, Math.min(MOST_TROUBLE, trouble.length())))
                .param("topic", ping.topic())
                .param("etag", ping.etag())
                .update();
    }
}
