package saji.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Absurdly nested text neither fails nor takes long. */
class MarkdownDepthTests {

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "1. ", "*a ", "**a ", "_a **b ", "[", "![", "[a](", "<", "`", "|a", "a* "})
    void nestedTextIsRendered(String part) {
        String deep = part.repeat(10_000) + "kata" + new StringBuilder(part.repeat(10_000)).reverse();

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(Markdown.html(deep).toString()).contains("kata");
            assertThat(Markdown.text(deep)).contains("kata");
        });
    }
}
