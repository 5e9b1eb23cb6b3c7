package saji.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.Captured;
import saji.support.Conformance;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;

/** A reader may paste any headline into the search. */
@SajiTest
@Conformance
class HeadlineConformanceTests {

    private static final int EACH = 100;

    @Autowired
    private Visitors visitors;

    @Test
    void everyHeadlineIsUnderstoodAsAQuery() {
        assertThat(Captured.headlines()).allSatisfy(headline -> {
            SearchQuery query = SearchQuery.parse(headline);
            assertThat(query.isEmpty()).as(headline).isFalse();
            assertThat(query.groups())
                    .as(headline)
                    .allSatisfy(group -> assertThat(group).isNotEmpty());
        });
    }

    @Test
    void theSearchPageAnswersHeadlines() {
        Visitor reader = visitors.anonymous();
        List<String> headlines = Captured.headlines();
        for (int i = 0; i < headlines.size(); i += EACH) {
            String headline = headlines.get(i);
            assertThat(reader.get("/cari?q=" + URLEncoder.encode(headline, StandardCharsets.UTF_8))
                            .status())
                    .as(headline)
                    .isEqualTo(200);
        }
    }
}
