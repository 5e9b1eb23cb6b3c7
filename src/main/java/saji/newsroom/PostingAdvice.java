package saji.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When to post on a channel, from what the city saw there.
 *
 * @param posts how many posts of the last half year it rests on
 * @param moments the next good moments, in their order; empty while there is too little to tell
 * @param spacing how far apart posts should lie
 * @param lost by how many percent fewer answers closer posts had; 0 when the city has not seen that, and {@code spacing} is a rule of thumb
 * @param near what else goes out on the channel in the next two weeks
 */
public record PostingAdvice(int posts, List<Moment> moments, Duration spacing, int lost, List<PostingEntry> near) {

    /** How many posts it takes before anything is said. */
    public static final int ENOUGH = 10;

    /**
     * A good moment that is free.
     *
     * @param posts how many went out in such an hour
     * @param answers how many answers each of them had, on average
     */
    public record Moment(Instant at, int posts, double answers) {}

    public PostingAdvice {
        moments = List.copyOf(moments);
        near = List.copyOf(near);
    }
}
