package saji.newsroom.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;

/** Answers to the desk's own scripts. */
final class Answers {

    private Answers() {}

    /** {@code {"done": "…"}}, or {@code {"refused": ["…"]}} with the status of the refusal. */
    static ResponseEntity<Map<String, Object>> json(Outcome<?> outcome, String done, Words words) {
        return switch (outcome) {
            case Outcome.Done<?> ok -> ResponseEntity.ok(Map.of("done", words.say(done)));
            case Outcome.Refused<?>(Outcome.Kind kind, List<Reason> reasons) -> refused(kind, reasons, words);
        };
    }

    static ResponseEntity<Map<String, Object>> refused(Outcome.Kind kind, List<Reason> reasons, Words words) {
        return ResponseEntity.status(kind.status())
                .body(Map.of("refused", reasons.stream().map(words::say).toList()));
    }
}
