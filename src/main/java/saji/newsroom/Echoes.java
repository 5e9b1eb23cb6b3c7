package saji.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.AccountId;
import saji.channels.Heard;
import saji.platform.Rows;

/** How much people answered to what stands of stories on channels; counts, and no word of what was said. */
@Component
class Echoes {

    private final JdbcClient jdbc;

    Echoes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A post and how much was answered to it. */
    record Echo(Instant at, int answers) {}

    @EventListener
    void heard(Heard heard) {
        Optional<StoryId> story = Optional.ofNullable(heard.about()).flatMap(Serving::story);
        int more = switch (heard.voice().kind()) {
            case REPLY, MENTION, QUOTE, LIKE, BOOST -> 1;
            case CHANGED, TAKEN_BACK -> 0;
        };
        if (more > 0 && story.isPresent()) {
            jdbc.sql("""
                    insert into newsroom.echo (story_id, account_id, answers)
                    select s.id, :account, :more from newsroom.story s where s.id = :story
                    on conflict (story_id, account_id) do update set answers = echo.answers + excluded.answers
                    """)
                    .param("account", heard.account().value())
                    .param("more", more)
                    .param("story", story.get().value())
                    .update();
        }
    }

    /** What went out on a channel after {@code since}, in its order; no more than two thousand. */
    List<Echo> on(AccountId account, Instant since) {
        return jdbc.sql("""
                select v.posted_at, coalesce(e.answers, 0) as answers from newsroom.variant v
                left join newsroom.echo e on e.story_id = v.story_id and e.account_id = v.account_id
                where v.account_id = :account and v.posted_at > :since order by v.posted_at limit 2000
                """)
                .param("account", account.value())
                .param("since", Rows.at(since))
                .query((row, n) -> new Echo(Rows.instant(row, "posted_at"), row.getInt("answers")))
                .list();
    }
}
