package saji.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import saji.channels.AccountId;
import saji.directory.Directory;

/** Finds out from a channel's own past at which hours people answer most, and how close together is too close. */
@Component
class Advising {

    private static final Duration PAST = Duration.ofDays(180);
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final Duration RULE_OF_THUMB = Duration.ofHours(1);
    private static final int MOST = 3;
    /** So many posts of the average are laid to each hour, so that one lucky post does not make an hour the best. */
    private static final double PRIOR = 3;
    /** A group of posts says something from so many on. */
    private static final int GROUP = 5;

    private static final List<Integer> SPACINGS = List.of(6, 4, 3, 2);
    private static final double FEWER = 0.8;

    private final Echoes echoes;
    private final PostingDays days;
    private final Directory directory;
    private final InstantSource clock;

    Advising(Echoes echoes, PostingDays days, Directory directory, InstantSource clock) {
        this.echoes = echoes;
        this.days = days;
        this.directory = directory;
        this.clock = clock;
    }

    /** An hour of working days, or of weekends. */
    private record Hour(boolean weekend, int hour) {
        static Hour of(ZonedDateTime at) {
            return new Hour(at.getDayOfWeek().getValue() > 5, at.getHour());
        }
    }

    private record Tally(int posts, int answers) {
        Tally and(int more) {
            return new Tally(posts + 1, answers + more);
        }

        double each() {
            return posts == 0 ? 0 : (double) answers / posts;
        }

        double smoothed(double average) {
            return (answers + PRIOR * average) / (posts + PRIOR);
        }
    }

    private record Spacing(Duration apart, int lost) {}

    PostingAdvice on(StoryId story, AccountId account, Instant notBefore) {
        Instant now = clock.instant();
        Instant from = notBefore.isAfter(now) ? notBefore : now;
        List<Echoes.Echo> past = echoes.on(account, now.minus(PAST));
        Spacing spacing = spacing(past);
        List<PostingEntry> near = days.between(from.minus(spacing.apart()), from.plus(AHEAD), account).stream()
                .filter(entry -> !entry.story().equals(story))
                .toList();
        return new PostingAdvice(
                past.size(),
                past.size() < PostingAdvice.ENOUGH ? List.of() : moments(past, from, spacing.apart(), near),
                spacing.apart(),
                spacing.lost(),
                near);
    }

    private List<PostingAdvice.Moment> moments(
            List<Echoes.Echo> past, Instant from, Duration apart, List<PostingEntry> near) {
        ZoneId zone = directory.city().zone();
        Map<Hour, Tally> hours = new HashMap<>();
        Tally all = new Tally(0, 0);
        for (Echoes.Echo echo : past) {
            hours.merge(
                    Hour.of(echo.at().atZone(zone)),
                    new Tally(1, echo.answers()),
                    (known, one) -> known.and(echo.answers()));
            all = all.and(echo.answers());
        }
        double average = all.each();
        List<PostingAdvice.Moment> moments = new ArrayList<>();
        hours.entrySet().stream()
                .filter(hour -> hour.getValue().posts() > 1 && hour.getValue().each() >= average)
                .sorted(Comparator.comparingDouble(hour -> -hour.getValue().smoothed(average)))
                .limit(MOST)
                .forEach(hour -> next(hour.getKey(), from.atZone(zone), apart, near)
                        .ifPresent(at -> moments.add(new PostingAdvice.Moment(
                                at, hour.getValue().posts(), hour.getValue().each()))));
        moments.sort(Comparator.comparing(PostingAdvice.Moment::at));
        return moments;
    }

    /** The next such hour with nothing else on the channel close to its beginning. */
    private static Optional<Instant> next(Hour hour, ZonedDateTime from, Duration apart, List<PostingEntry> near) {
        for (long day = 0; day < AHEAD.toDays(); day++) {
            ZonedDateTime at =
                    from.toLocalDate().plusDays(day).atTime(hour.hour(), 0).atZone(from.getZone());
            boolean isFree = near.stream()
                    .allMatch(entry ->
                            Duration.between(entry.at(), at.toInstant()).abs().compareTo(apart) >= 0);
            if (at.isAfter(from) && Hour.of(at).equals(hour) && isFree) {
                return Optional.of(at.toInstant());
            }
        }
        return Optional.empty();
    }

    /** The widest distance below which posts had clearly fewer answers than the others. */
    private static Spacing spacing(List<Echoes.Echo> past) {
        for (int apart : SPACINGS) {
            Tally close = new Tally(0, 0);
            Tally wide = new Tally(0, 0);
            for (int i = 1; i < past.size(); i++) {
                boolean isClose =
                        Duration.between(past.get(i - 1).at(), past.get(i).at()).compareTo(Duration.ofHours(apart)) < 0;
                int answers = past.get(i).answers();
                close = isClose ? close.and(answers) : close;
                wide = isClose ? wide : wide.and(answers);
            }
            if (close.posts() >= GROUP && wide.posts() >= GROUP && close.each() < FEWER * wide.each()) {
                return new Spacing(Duration.ofHours(apart), (int) Math.round(100 - 100 * close.each() / wide.each()));
            }
        }
        return new Spacing(RULE_OF_THUMB, 0);
    }
}
