package saji.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times in nanoseconds, read as percentiles in milliseconds. */
final class Times {

    private final long[] sorted;

    private Times(long[] sorted) {
        this.sorted = sorted;
    }

    static Times of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Times(sorted);
    }

    double percentile(int percent) {
        int index = Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1);
        return sorted[Math.max(index, 0)] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, n %d",
                percentile(50),
                percentile(95),
                percentile(99),
                sorted.length);
    }
}
