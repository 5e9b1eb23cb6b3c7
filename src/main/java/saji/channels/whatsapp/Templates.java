package saji.channels.whatsapp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import saji.channels.WebApi.Answer;
import saji.channels.network.Access;
import tools.jackson.databind.JsonNode;

/** The templates of a business account, with what became of each. */
@Component
class Templates {

    private static final int MOST_PAGES = 10;

    private final CloudApi api;

    Templates(CloudApi api) {
        this.api = api;
    }

    /** What came of reading them. */
    sealed interface Read {

        record All(List<JsonNode> templates) implements Read {

            /** Names of those that are approved in some language. */
            List<String> approved() {
                return templates.stream()
                        .filter(one -> one.path("status").asString("").equals(Template.APPROVED))
                        .map(one -> one.path("name").asString(""))
                        .distinct()
                        .sorted()
                        .toList();
            }

            Template named(String name) {
                return Template.of(name, of(name));
            }

            private List<JsonNode> of(String name) {
                return templates.stream()
                        .filter(one -> one.path("name").asString("").equals(name))
                        .toList();
            }

            /** State and reason of each language of a template, in the network's words. */
            String why(String name) {
                return of(name).stream()
                        .map(one -> (one.path("language").asString("") + " "
                                        + one.path("status").asString("") + " "
                                        + one.path("rejected_reason").asString(""))
                                .strip())
                        .collect(Collectors.joining(", "));
            }
        }

        record Not(Answer answer) implements Read {}
    }

    Read of(Access access) {
        List<JsonNode> templates = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("fields", "name,language,status,category,components,rejected_reason");
            fields.put("limit", "100");
            if (!after.isEmpty()) {
                fields.put("after", after);
            }
            Answer answer = api.get(access, access.setting("business") + "/message_templates", fields);
            if (!answer.isGood()) {
                return new Read.Not(answer);
            }
            templates.addAll(answer.body().path("data").values());
            after = answer.body().path("paging").path("next").asString("").isEmpty()
                    ? ""
                    : answer.body().path("paging").path("cursors").path("after").asString("");
            if (after.isEmpty()) {
                break;
            }
        }
        return new Read.All(templates);
    }
}
