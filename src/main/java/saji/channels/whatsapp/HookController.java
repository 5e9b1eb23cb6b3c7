package saji.channels.whatsapp;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import saji.channels.Called;
import saji.channels.network.Access;
import saji.channels.network.Secret;
import saji.platform.web.OpenPosts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where WhatsApp tells what it has to tell; each account has an address, and what comes there is signed with its app's secret. */
@Controller
class HookController {

    static final String PATH = "/hooks/whatsapp/";

    private static final int MOST_BYTES = 3_000_000;
    private static final int MOST_CHALLENGE = 200;

    private final Called called;
    private final Hook hook;
    private final JsonMapper json;

    HookController(Called called, Hook hook, JsonMapper json) {
        this.called = called;
        this.hook = hook;
        this.json = json;
    }

    /** A call proves itself by its signature. */
    @Bean
    static OpenPosts whatsAppPosts() {
        return new OpenPosts(List.of(PATH + "*"));
    }

    /** How WhatsApp makes sure, once, that the address is meant. */
    @GetMapping(PATH + "{id}")
    ResponseEntity<String> challenge(
            @PathVariable UUID id,
            @RequestParam(name = "hub.mode", defaultValue = "") String mode,
            @RequestParam(name = "hub.verify_token", defaultValue = "") String token,
            @RequestParam(name = "hub.challenge", defaultValue = "") String challenge) {
        boolean isMeant = mode.equals("subscribe")
                && challenge.length() <= MOST_CHALLENGE
                && secret(id, "verify").filter(known -> same(known, token)).isPresent();
        return isMeant
                ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(challenge)
                : ResponseEntity.status(403).build();
    }

    @PostMapping(PATH + "{id}")
    ResponseEntity<Void> take(
            @PathVariable UUID id,
            @RequestHeader(name = "X-Hub-Signature-256", defaultValue = "") String signature,
            HttpServletRequest request)
            throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            return ResponseEntity.status(413).header("Connection", "close").build();
        }
        Optional<Access> access = called.account(WhatsApp.KEY, id);
        if (access.isEmpty() || !signature.startsWith("sha256=")) {
            return ResponseEntity.status(access.isEmpty() ? 404 : 401).build();
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        String key = access.get().secret("app-secret").map(Secret::reveal).orElse("");
        if (body.length > MOST_BYTES || key.isEmpty() || !same("sha256=" + signed(key, body), signature)) {
            return ResponseEntity.status(401).build();
        }
        try {
            JsonNode told = json.readTree(body);
            return ResponseEntity.status(hook.take(access.get(), told) ? 200 : 503)
                    .build();
        } catch (JacksonException e) {
            return ResponseEntity.badRequest().build();
        }
    }

    private Optional<String> secret(UUID id, String name) {
        return called.account(WhatsApp.KEY, id)
                .flatMap(access -> access.secret(name))
                .map(Secret::reveal);
    }

    static String signed(String key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(String known, String given) {
        return MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
