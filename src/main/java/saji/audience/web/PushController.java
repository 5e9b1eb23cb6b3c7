package saji.audience.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import saji.audience.Browser;
import saji.audience.Choices;
import saji.audience.Pushes;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Problems;

/** What the page of subscriptions and its service worker say to the server; each proves itself by the browser's endpoint. */
@Controller
class PushController {

    private final Pushes pushes;
    private final ChoiceForm form;
    private final Crowds crowds;

    PushController(Pushes pushes, ChoiceForm form, Crowds crowds) {
        this.pushes = pushes;
        this.form = form;
        this.crowds = crowds;
    }

    /** What a browser sends; what it leaves out counts as empty. */
    record Said(
            @Nullable String before,
            @Nullable String endpoint,
            @Nullable String key,
            @Nullable String secret,
            @Nullable String sender,
            @Nullable String language,
            @Nullable List<String> topics,
            @Nullable List<String> agencies,
            @Nullable List<String> areas) {

        Browser browser() {
            return new Browser(text(endpoint), text(key), text(secret), text(sender));
        }

        static String text(@Nullable String given) {
            return given == null || given.indexOf('\0') >= 0 ? "" : given;
        }

        static List<String> all(@Nullable List<String> given) {
            return Objects.requireNonNullElse(given, List.of());
        }
    }

    record State(boolean subscribed, List<String> topics, List<String> agencies, List<String> areas) {}

    /** Its scope is the folder that it lies in. */
    @GetMapping("/langganan/pekerja.js")
    ResponseEntity<byte[]> worker() throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/audience/worker.js").getContentAsByteArray());
    }

    @PostMapping(path = "/langganan/push", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> subscribe(HttpServletRequest request, @RequestBody Said said) {
        Language language = Language.of(Said.text(said.language()));
        if (!crowds.mayAsk(request.getRemoteAddr())) {
            return Problems.problem(
                    Outcome.Kind.TOO_MANY, List.of(Reason.of("audience.refused.too-many")), Words.in(language));
        }
        Optional<Choices> choices =
                form.read(Said.all(said.topics()), Said.all(said.agencies()), Said.all(said.areas()));
        Outcome<?> outcome = choices.isEmpty()
                ? Outcome.refused(List.of(Reason.of("audience.refused.choices")))
                : pushes.subscribe(said.browser(), choices.get(), language).map(id -> "");
        return outcome.isDone()
                ? ResponseEntity.status(HttpStatus.CREATED).build()
                : Problems.answer(outcome, Words.in(language), HttpStatus.CREATED);
    }

    @PostMapping(path = "/langganan/push/state", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<State> state(@RequestBody Said said) {
        return ResponseEntity.ok(pushes.choices(Said.text(said.endpoint()))
                .map(choices -> new State(
                        true,
                        choices.topics().stream().sorted().toList(),
                        form.codes(choices),
                        choices.areas().stream().map(Object::toString).sorted().toList()))
                .orElse(new State(false, List.of(), List.of(), List.of())));
    }

    @PostMapping(path = "/langganan/push/move", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> move(@RequestBody Said said) {
        Outcome<?> outcome = pushes.move(Said.text(said.before()), said.browser());
        return outcome.isDone()
                ? ResponseEntity.noContent().build()
                : Problems.answer(outcome, Words.in(Language.ID), HttpStatus.OK);
    }

    @PostMapping(path = "/langganan/push/end", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> end(@RequestBody Said said) {
        pushes.unsubscribe(Said.text(said.endpoint()));
        return ResponseEntity.noContent().build();
    }
}
