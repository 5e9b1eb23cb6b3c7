package saji.channels.whatsapp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import saji.channels.network.Access;
import saji.channels.network.Post;
import saji.platform.Reason;
import tools.jackson.databind.JsonNode;

/**
 * What is known of the template that an account sends by, as the last test learned it.
 *
 * @param status {@code APPROVED}, or why it cannot be used; empty when it was not found
 * @param languages in which it is approved, as the network writes them ({@code id}, {@code en_US})
 * @param variables in its body: the words, and from two on the address after them
 * @param image whether its head is a picture
 * @param button place of a button whose address ends in a variable; -1 for none
 * @param buttonBase what stands before that variable
 */
record Template(
        String name,
        String status,
        List<String> languages,
        int variables,
        boolean image,
        int button,
        String buttonBase) {

    static final String APPROVED = "APPROVED";

    private static final int MOST_VARIABLES = 2;
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*\\w+\\s*}}");

    static Template learned(Access access) {
        String languages = access.setting("learned.template.languages");
        return new Template(
                access.setting("template").strip(),
                access.setting("learned.template.status"),
                languages.isEmpty() ? List.of() : List.of(languages.split(",")),
                number(access.setting("learned.template.variables"), 0),
                access.setting("learned.template.image").equals("true"),
                number(access.setting("learned.template.button"), -1),
                access.setting("learned.template.button-base"));
    }

    private static int number(String text, int otherwise) {
        return text.matches("-?\\d{1,4}") ? Integer.parseInt(text) : otherwise;
    }

    /** From all languages of one name; the approved ones count, where there are some. */
    static Template of(String name, List<JsonNode> all) {
        List<JsonNode> approved = all.stream()
                .filter(one -> one.path("status").asString("").equals(APPROVED))
                .toList();
        if (all.isEmpty()) {
            return new Template(name, "", List.of(), 0, false, -1, "");
        }
        JsonNode one = approved.isEmpty() ? all.getFirst() : approved.getFirst();
        int variables = 0;
        boolean image = false;
        int button = -1;
        String base = "";
        for (JsonNode part : one.path("components").values()) {
            switch (part.path("type").asString("").toUpperCase(Locale.ROOT)) {
                case "HEADER" -> image = part.path("format").asString("").equals("IMAGE");
                case "BODY" ->
                    variables = (int) VARIABLE.matcher(part.path("text").asString(""))
                            .results()
                            .map(match -> match.group())
                            .distinct()
                            .count();
                case "BUTTONS" -> {
                    List<JsonNode> buttons = List.copyOf(part.path("buttons").values());
                    for (int i = 0; i < buttons.size(); i++) {
                        String url = buttons.get(i).path("url").asString("");
                        if (VARIABLE.matcher(url).find()) {
                            button = i;
                            base = VARIABLE.matcher(url).replaceAll("");
                        }
                    }
                }
                default -> {} // a footer is the template's own
            }
        }
        return new Template(
                name,
                one.path("status").asString(""),
                approved.stream()
                        .map(node -> node.path("language").asString(""))
                        .toList(),
                variables,
                image,
                button,
                base);
    }

    Map<String, String> learned() {
        return Map.of(
                "template.status", status,
                "template.languages", String.join(",", languages),
                "template.variables", String.valueOf(variables),
                "template.image", String.valueOf(image),
                "template.button", String.valueOf(button),
                "template.button-base", buttonBase);
    }

    /** Why nothing can be sent by it; empty when it can. */
    List<Reason> faults() {
        if (name.isEmpty()) {
            return List.of(Reason.of("channels.whatsapp.why.template-missing"));
        }
        if (!status.equals(APPROVED)) {
            return List.of(
                    switch (status) {
                        case "PAUSED" -> Reason.of("channels.whatsapp.why.template.paused");
                        case "REJECTED" -> Reason.of("channels.whatsapp.why.template.rejected");
                        case "DISABLED" -> Reason.of("channels.whatsapp.why.template.disabled");
                        case "PENDING", "IN_APPEAL" -> Reason.of("channels.whatsapp.why.template.pending");
                        default -> Reason.of("channels.whatsapp.why.template-none");
                    });
        }
        return variables < 1 || variables > MOST_VARIABLES
                ? List.of(Reason.of("channels.whatsapp.why.template.variables", variables))
                : List.of();
    }

    /** The approved language nearest to one asked for; empty text for none. */
    String nearest(String language) {
        return languages.stream()
                .filter(one -> one.equals(language) || one.startsWith(language + "_"))
                .findFirst()
                .orElse("");
    }

    /** Fills the template in; lines become one, as a variable may not hold a line break. */
    Map<String, Object> filled(Post post, String language, String picture) {
        Post.Link link = post.link();
        String address = link == null ? "" : link.address();
        boolean beside = variables > 1 || button >= 0;
        String words = beside && !address.isEmpty() ? post.text().replace(address, "") : post.text();
        List<Object> components = new ArrayList<>();
        if (image) {
            components.add(Map.of(
                    "type",
                    "header",
                    "parameters",
                    List.of(Map.of("type", "image", "image", Map.of("link", picture)))));
        }
        List<Object> body = new ArrayList<>();
        body.add(text(words.strip().replaceAll("\\s+", " ")));
        if (variables > 1) {
            body.add(text(address));
        }
        components.add(Map.of("type", "body", "parameters", body));
        if (button >= 0) {
            components.add(Map.of(
                    "type",
                    "button",
                    "sub_type",
                    "url",
                    "index",
                    String.valueOf(button),
                    "parameters",
                    List.of(text(ending(address)))));
        }
        Map<String, Object> filled = new LinkedHashMap<>();
        filled.put("name", name);
        filled.put("language", Map.of("code", language));
        filled.put("components", components);
        return filled;
    }

    private String ending(String address) {
        return !buttonBase.isEmpty() && address.startsWith(buttonBase)
                ? address.substring(buttonBase.length())
                : address.replaceFirst("^https?://[^/]+/?", "");
    }

    private static Map<String, String> text(String text) {
        return Map.of("type", "text", "text", text);
    }
}
