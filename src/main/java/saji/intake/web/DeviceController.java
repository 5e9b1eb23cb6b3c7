package saji.intake.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.intake.web.HandInPage.Choice;
import saji.platform.Words;

/** What a device that keeps drafts asks for: who is signed in, programmes by words, the worker that opens the form offline. */
@Controller
class DeviceController {

    private static final int MOST_PROGRAMMES = 20;

    private final Directory directory;

    DeviceController(Directory directory) {
        this.directory = directory;
    }

    /** Who is signed in, and the form token of the session: a form kept on a device has an old one. */
    @GetMapping("/desk/intake/session")
    ResponseEntity<Map<String, String>> session(
            Actor actor, Words words, @RequestAttribute(name = "_csrf", required = false) @Nullable CsrfToken token) {
        Map<String, String> session = new LinkedHashMap<>();
        session.put("person", actor.username());
        session.put("handedIn", words.say("intake.unsent.handed-in"));
        if (token != null) {
            session.put("field", token.getParameterName());
            session.put("token", token.getToken());
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(session);
    }

    @GetMapping("/desk/intake/programmes")
    ResponseEntity<List<Choice>> programmes(@RequestParam(defaultValue = "") String q) {
        String words = q.length() > 100 ? q.substring(0, 100) : q;
        return ResponseEntity.ok(directory.programmes(words.replace("\0", "").strip(), MOST_PROGRAMMES).stream()
                .map(programme -> new Choice(programme.code(), programme.name()))
                .toList());
    }

    /** The service worker, served from here so that it may serve the pages beside it. */
    @GetMapping("/desk/intake/worker.js")
    ResponseEntity<byte[]> worker() throws IOException {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/static/intake/worker.js"))) {
            return ResponseEntity.ok()
                    .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
                    .cacheControl(CacheControl.noCache())
                    .body(file.readAllBytes());
        }
    }
}
