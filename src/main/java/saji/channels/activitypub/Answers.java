package saji.channels.activitypub;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.DueWork;
import saji.platform.Ids;
import saji.platform.Outbound;
import saji.platform.Rows;
import tools.jackson.databind.json.JsonMapper;

/** Answers that are owed to other servers. A call may be repeated: the same answer twice is one. After some days it is given up. */
@Component
class Answers implements DueWork {

    private static final int MOST_TRIES = 10;
    private static final int AT_ONCE = 20;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Wire wire;
    private final Seen seen;
    private final Remotes remotes;
    private final Reports reports;
    private final Here here;
    private final Ids ids;
    private final JsonMapper json;
    private final InstantSource clock;

    private record Owed(UUID id, String username, String inbox, String body, int tries) {}

    Answers(
            JdbcClient jdbc,
            Wire wire,
            Seen seen,
            Remotes remotes,
            Reports reports,
            Here here,
            Ids ids,
            JsonMapper json,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.wire = wire;
        this.seen = seen;
        this.remotes = remotes;
        this.reports = reports;
        this.here = here;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** Owes the acceptance of a follow, in the caller's transaction. */
    void accept(String username, Map<String, Object> follow, String inbox) {
        owe(username, answer(username, "Accept", follow), inbox);
    }

    /** Owes the acceptance of something with what comes of it, in the caller's transaction. */
    void accept(String username, Map<String, Object> asked, String result, String inbox) {
        Map<String, Object> answer = answer(username, "Accept", asked);
        answer.put("result", result);
        owe(username, answer, inbox);
    }

    void reject(String username, Map<String, Object> asked, String inbox) {
        owe(username, answer(username, "Reject", asked), inbox);
    }

    private Map<String, Object> answer(String username, String type, Map<String, Object> asked) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", here.actor(username) + "#" + type.toLowerCase(Locale.ROOT) + "-" + ids.next());
        answer.put("type", type);
        answer.put("actor", here.actor(username));
        answer.put("to", asked.getOrDefault("actor", ""));
        answer.put("object", asked);
        return Documents.withContext(answer);
    }

    private void owe(String username, Map<String, Object> answer, String inbox) {
        jdbc.sql("""
                        insert into channels.fedi_answer (id, username, inbox, body, due_at) values (:id, :username, :inbox, :body, :now)
                        """)
                .param("id", ids.next())
                .param("username", username)
                .param("inbox", inbox)
                .param("body", json.writeValueAsString(answer))
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    @Override
    public String name() {
        return "channels.federation-answers";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int run() {
        List<Owed> owed = take();
        owed.forEach(this::carry);
        return owed.isEmpty() ? seen.forget(1000) + remotes.forget(1000) + reports.forget(1000) : owed.size();
    }

    private List<Owed> take() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update channels.fedi_answer set due_at = :lease, tries = tries + 1 where id in (
                          select id from channels.fedi_answer where due_at <= :now order by due_at limit :most for update skip locked)
                        returning id, username, inbox, body, tries
                        """)
                .param("lease", Rows.at(now.plus(LEASE)))
                .param("now", Rows.at(now))
                .param("most", AT_ONCE)
                .query((row, n) -> new Owed(
                        Rows.uuid(row, "id"),
                        row.getString("username"),
                        row.getString("inbox"),
                        row.getString("body"),
                        row.getInt("tries")))
                .list();
    }

    private void carry(Owed owed) {
        Outbound.Reply reply = wire.post(
                owed.username(),
                URI.create(owed.inbox()),
                Body.of(owed.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        boolean isDone = reply instanceof Outbound.Answered answered
                && (answered.status() / 100 == 2 || answered.status() == 404 || answered.status() == 410);
        if (isDone || owed.tries() >= MOST_TRIES) {
            jdbc.sql("delete from channels.fedi_answer where id = :id")
                    .param("id", owed.id())
                    .update();
            return;
        }
        jdbc.sql("update channels.fedi_answer set due_at = :due where id = :id")
                .param("id", owed.id())
                .param("due", Rows.at(clock.instant().plusSeconds(15L << owed.tries())))
                .update();
    }
}
