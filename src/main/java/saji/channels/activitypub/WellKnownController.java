package saji.channels.activitypub;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How other servers find out what is here: WebFinger (RFC 7033) and NodeInfo 2.1. */
@Controller
class WellKnownController {

    private static final CacheControl SHORT =
            CacheControl.maxAge(java.time.Duration.ofMinutes(5)).cachePublic();

    private final Accounts accounts;
    private final Sayings sayings;
    private final Here here;

    WellKnownController(Accounts accounts, Sayings sayings, Here here) {
        this.accounts = accounts;
        this.sayings = sayings;
        this.here = here;
    }

    @GetMapping("/.well-known/webfinger")
    ResponseEntity<Object> webfinger(@RequestParam(defaultValue = "") String resource) {
        if (resource.isBlank()) {
            return ResponseEntity.badRequest().build();
        }
        Optional<String> username =
                username(resource).filter(name -> accounts.document(name).isPresent());
        return username.map(name -> json("application/jrd+json", jrd(name)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<String> username(String resource) {
        String end = "@" + here.host();
        if (resource.toLowerCase(Locale.ROOT).startsWith("acct:")) {
            String name = resource.substring(5).replaceFirst("^@", "").toLowerCase(Locale.ROOT);
            return name.endsWith(end) ? Optional.of(name.substring(0, name.length() - end.length())) : Optional.empty();
        }
        return resource.equals(here.actor(Here.SERVER)) ? Optional.of(Here.SERVER) : here.username(resource);
    }

    private Map<String, Object> jrd(String username) {
        return Map.of(
                "subject",
                "acct:" + username + "@" + here.host(),
                "aliases",
                List.of(here.actor(username)),
                "links",
                List.of(Map.of("rel", "self", "type", Wire.TYPE, "href", here.actor(username))));
    }

    @GetMapping("/.well-known/nodeinfo")
    ResponseEntity<Object> nodeinfo() {
        return json(
                "application/json",
                Map.of(
                        "links",
                        List.of(Map.of(
                                "rel",
                                "http://nodeinfo.diaspora.software/ns/schema/2.1",
                                "href",
                                here.at("/nodeinfo/2.1")))));
    }

    @GetMapping("/nodeinfo/2.1")
    ResponseEntity<Object> statistics() {
        return json(
                "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.1#\"",
                Map.of(
                        "version",
                        "2.1",
                        "software",
                        Map.of("name", "saji", "version", "1.0.0"),
                        "protocols",
                        List.of("activitypub"),
                        "services",
                        Map.of("inbound", List.of(), "outbound", List.of("atom1.0", "rss2.0")),
                        "openRegistrations",
                        false,
                        "usage",
                        Map.of("users", Map.of("total", accounts.count()), "localPosts", sayings.countAll()),
                        "metadata",
                        Map.of()));
    }

    private static ResponseEntity<Object> json(String type, Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(SHORT)
                .header("Access-Control-Allow-Origin", "*")
                .body(body);
    }
}
