package saji.channels.whatsapp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import saji.channels.NetworkStub;
import tools.jackson.databind.JsonNode;

/** A stub of the Cloud API, written from its documentation: number 300 of business 400, its templates, and errors by their numbers. */
final class CloudStub extends NetworkStub {

    static final String TOKEN = "EAAwhatsapp";

    /** What was sent, by the number that got it. */
    final Map<String, JsonNode> sent = Collections.synchronizedMap(new LinkedHashMap<>());

    final Map<String, String> states = new ConcurrentHashMap<>(
            Map.of("kabar", "APPROVED", "foto", "APPROVED", "iklan", "REJECTED", "lama", "PAUSED"));
    final Set<String> unreachable = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();

    static Map<String, Object> error(int code, String message) {
        return Map.of(
                "error",
                Map.of(
                        "message",
                        "(#" + code + ") " + message,
                        "type",
                        "OAuthException",
                        "code",
                        code,
                        "error_data",
                        Map.of("messaging_product", "whatsapp", "details", message),
                        "fbtrace_id",
                        "A1"));
    }

    @Override
    protected Reply answer(Call call) {
        if (!call.header("Authorization").equals("Bearer " + TOKEN)) {
            return Reply.of(401, error(190, "Error validating access token: Session has expired"));
        }
        return switch (call.method() + " " + call.path().replaceFirst("^/v[\\d.]+/", "/")) {
            case "GET /300" ->
                Reply.of(Map.of(
                        "id",
                        "300",
                        "display_phone_number",
                        "+62 811-0000-300",
                        "verified_name",
                        "Kota",
                        "quality_rating",
                        "GREEN",
                        "messaging_limit_tier",
                        "TIER_10K"));
            case "GET /debug_token" -> Reply.of(Map.of("data", Map.of("expires_at", 1_900_000_000L)));
            case "GET /400/message_templates" ->
                Reply.of(Map.of(
                        "data",
                        List.of(
                                template("kabar", "id", List.of(body(2))),
                                template("kabar", "en_US", List.of(body(2))),
                                template("foto", "id", List.of(image(), body(1), button())),
                                template("iklan", "id", List.of(body(2))),
                                template("lama", "id", List.of(body(2))))));
            case "POST /300/messages" -> message(call.json());
            default -> Reply.of(404, error(100, "Unsupported request"));
        };
    }

    private Map<String, Object> template(String name, String language, List<Map<String, Object>> components) {
        String state = Objects.requireNonNull(states.get(name));
        return Map.of(
                "name",
                name,
                "language",
                language,
                "status",
                state,
                "category",
                "UTILITY",
                "components",
                components,
                "rejected_reason",
                state.equals("REJECTED") ? "PROMOTIONAL" : "NONE");
    }

    private static Map<String, Object> body(int variables) {
        return Map.of("type", "BODY", "text", variables == 2 ? "Kabar kota: {{1}}\n{{2}}" : "Kabar kota: {{1}}");
    }

    private static Map<String, Object> image() {
        return Map.of("type", "HEADER", "format", "IMAGE");
    }

    private static Map<String, Object> button() {
        return Map.of(
                "type",
                "BUTTONS",
                "buttons",
                List.of(Map.of("type", "URL", "text", "Baca", "url", "https://kota.example/{{1}}")));
    }

    private Reply message(JsonNode body) {
        JsonNode template = body.path("template");
        String name = template.path("name").asString("");
        String to = body.path("to").asString("");
        int variables = template.path("components").values().stream()
                .filter(part -> part.path("type").asString("").equals("body"))
                .mapToInt(part -> part.path("parameters").size())
                .sum();
        String state = states.getOrDefault(name, "");
        if (!state.equals("APPROVED")) {
            return Reply.of(
                    400,
                    state.equals("PAUSED")
                            ? error(132015, "Template is paused")
                            : error(132001, "Template name does not exist in the translation"));
        }
        if (variables != (name.equals("kabar") ? 2 : 1)) {
            return Reply.of(400, error(132000, "Number of parameters does not match the expected number of params"));
        }
        if (unreachable.contains(to)) {
            return Reply.of(400, error(131026, "Message Undeliverable."));
        }
        String id = "wamid." + numbers.incrementAndGet();
        sent.put(to, body);
        return Reply.of(Map.of(
                "messaging_product",
                "whatsapp",
                "contacts",
                List.of(Map.of("input", to, "wa_id", to)),
                "messages",
                List.of(Map.of("id", id, "message_status", "accepted"))));
    }
}
