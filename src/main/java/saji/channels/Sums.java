package saji.channels;

/**
 * How many deliveries stand where; all of them together are what is expected.
 *
 * @param underWay waiting, held by a paused account, being sent, or not yet known whether arrived
 * @param person waiting for a person
 */
public record Sums(int delivered, int failed, int cancelled, int underWay, int person) {

    public static final Sums NONE = new Sums(0, 0, 0, 0, 0);

    public int expected() {
        return delivered + failed + cancelled + underWay + person;
    }

    public boolean isEnded() {
        return underWay == 0 && person == 0;
    }

    public Sums plus(Sums other) {
        return new Sums(
                delivered + other.delivered,
                failed + other.failed,
                cancelled + other.cancelled,
                underWay + other.underWay,
                person + other.person);
    }

    Sums plus(DeliveryState state, int count) {
        return plus(
                switch (state) {
                    case DELIVERED -> new Sums(count, 0, 0, 0, 0);
                    case FAILED -> new Sums(0, count, 0, 0, 0);
                    case CANCELLED -> new Sums(0, 0, count, 0, 0);
                    case WAITING, HELD, SENDING, UNCLEAR -> new Sums(0, 0, 0, count, 0);
                    case PERSON -> new Sums(0, 0, 0, 0, count);
                });
    }
}
