package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import saji.support.Captured;
import saji.support.Conformance;

/** Headlines as newspapers write them make addresses that can be read aloud. */
@Conformance
class HeadlineConformanceTests {

    @Test
    void everyHeadlineMakesAnAddress() {
        assertThat(Captured.headlines())
                .hasSizeGreaterThan(14_000)
                .allSatisfy(headline -> assertThat(Slugs.of(headline))
                        .as(headline)
                        .matches("[a-z0-9]+(-[a-z0-9]+)*")
                        .hasSizeLessThanOrEqualTo(Slugs.MAX_LENGTH));
    }

    @Test
    void fewHeadlinesShareAnAddress() {
        var headlines = Captured.headlines().stream().distinct().toList();
        assertThat(headlines.stream().map(Slugs::of).distinct().count()).isGreaterThan(headlines.size() * 99L / 100);
    }
}
