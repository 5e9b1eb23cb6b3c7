package saji.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;

/** Answers of the HTTP API: what was done, or an RFC 9457 problem with every reason. */
public final class Problems {

    private Problems() {}

    /** 200 (or {@code created}: 201) with the value, or the problem that the refusal is. */
    public static <T> ResponseEntity<?> answer(Outcome<T> outcome, Words words, HttpStatus success) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> ResponseEntity.status(success).body(value);
            case Outcome.Refused<T>(Outcome.Kind kind, List<Reason> reasons) -> problem(kind, reasons, words);
        };
    }

    public static ResponseEntity<ProblemDetail> problem(Outcome.Kind kind, List<Reason> reasons, Words words) {
        ProblemDetail problem = ProblemDetail.forStatus(kind.status());
        problem.setTitle(words.say("platform.problem." + kind.name().toLowerCase(java.util.Locale.ROOT)));
        problem.setDetail(String.join(" ", reasons.stream().map(words::say).toList()));
        problem.setProperty(
                "reasons",
                reasons.stream().map(reason -> described(reason, words)).toList());
        return ResponseEntity.status(kind.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Map<String, String> described(Reason reason, Words words) {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("code", reason.key());
        described.put("message", words.say(reason));
        if (reason.field() != null) {
            described.put("field", reason.field());
        }
        return described;
    }
}
