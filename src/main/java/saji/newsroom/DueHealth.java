package saji.newsroom;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health {@code newsroomSchedule}: down when a story was due and was not published. */
@Component("newsroomScheduleHealthIndicator")
class DueHealth implements HealthIndicator {

    private final Newsroom newsroom;

    DueHealth(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Override
    public Health health() {
        DueState state = newsroom.due();
        Health.Builder health = (state.isKept() ? Health.up() : Health.down())
                .withDetail("due", state.due())
                .withDetail("published", state.published());
        return state.oldest() == null
                ? health.build()
                : health.withDetail("oldest", state.oldest().toString()).build();
    }
}
