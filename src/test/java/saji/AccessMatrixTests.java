package saji;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import saji.support.RouteSamples;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;

/**
 * Every route against everyone: {@code access-matrix.csv} lists each route of the application and what each kind of person is
 * answered when asking for it with an empty form:
 *
 * <ul>
 *   <li>{@code yes}: let in (2xx, 3xx, or a refusal of the empty form: 400, 409, 415, 422, 429)
 *   <li>{@code sign-in}: sent to sign in (302 to the sign-in page, 401)
 *   <li>{@code no}: 403
 *   <li>{@code none}: 404, which is also what must not be known about is answered
 * </ul>
 *
 * A route that is not in the table fails the test, which prints the line as answered now, to be checked and put in.
 */
@SajiTest
class AccessMatrixTests {

    private static final Map<String, String> PEOPLE = people();
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/]+}");

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    private List<RouteSamples> samples;

    @Autowired
    private Visitors visitors;

    private static Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put("anonymous", "");
        people.put("pr_officer_own", "dinkes");
        people.put("pr_officer_other", "dpu");
        people.put("editor", "editor");
        people.put("approver", "approver");
        people.put("leader", "leader");
        people.put("administrator", "admin");
        return people;
    }

    @Test
    void everyRouteAnswersEveryoneAsTheTableSays() throws IOException {
        Map<String, List<String>> table = table();
        Map<String, String> known = new LinkedHashMap<>();
        samples.forEach(sample -> known.putAll(sample.values()));
        List<String> wrong = new ArrayList<>();
        for (String route : routes()) {
            List<String> answers = answers(route, known);
            if (!answers.equals(table.get(route))) {
                wrong.add((table.containsKey(route) ? "answers otherwise: " : "is not listed:     ")
                        + route.replace(' ', ',') + "," + String.join(",", answers));
            }
        }
        table.keySet().stream()
                .filter(route -> !routes().contains(route))
                .forEach(route -> wrong.add("is gone: " + route));
        assertThat(wrong).as("routes; columns are %s", PEOPLE.keySet()).isEmpty();
    }

    private Map<String, List<String>> table() throws IOException {
        Map<String, List<String>> table = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/access-matrix.csv"));
                CSVParser rows = CSVParser.parse(
                        in,
                        StandardCharsets.UTF_8,
                        CSVFormat.DEFAULT
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .setCommentMarker('#')
                                .get())) {
            for (CSVRecord row : rows) {
                table.put(
                        row.get("method") + " " + row.get("path"),
                        PEOPLE.keySet().stream().map(row::get).toList());
            }
        }
        return table;
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                for (String path : info.getPatternValues()) {
                    if (info.getMethodsCondition().isEmpty() && !path.equals("/error")) {
                        routes.add("ANY " + path);
                    }
                    info.getMethodsCondition().getMethods().forEach(method -> routes.add(method + " " + path));
                }
            }
        }
        return routes;
    }

    private List<String> answers(String route, Map<String, String> known) {
        String method = route.substring(0, route.indexOf(' ')).replace("ANY", "GET");
        String path = filled(route.substring(route.indexOf(' ') + 1), known);
        if (path.startsWith("/desk/account")) {
            signedIn.clear(); // one may sign out everywhere there
        }
        return PEOPLE.values().stream()
                .map(username -> answer(visitor(username, path), method, path))
                .toList();
    }

    private final Map<String, Visitor> signedIn = new LinkedHashMap<>();

    private Visitor visitor(String username, String path) {
        if (username.isEmpty()) {
            return visitors.anonymous();
        }
        if (path.startsWith("/api/")) {
            return signedIn.computeIfAbsent("token " + username, key -> visitors.withToken(username));
        }
        return path.startsWith("/sign") || path.startsWith("/desk/account")
                ? visitors.as(username)
                : signedIn.computeIfAbsent(username, visitors::as);
    }

    private static String answer(Visitor visitor, String method, String path) {
        Visitor.Answer answer;
        if ("GET".equals(method)) {
            answer = visitor.get(path);
        } else if (path.startsWith("/api/")) {
            answer = visitor.send(method, path, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        } else if ("POST".equals(method)) {
            if (visitor.csrf() == null) {
                visitor.get("/sign-in");
            }
            answer = visitor.post(path, Map.of());
        } else {
            answer = visitor.send(method, path, "application/x-www-form-urlencoded", new byte[0]);
        }
        return switch (answer.status()) {
            case 401 -> "sign-in";
            case 403 -> "no";
            case 404 -> "none";
            case 200, 201, 202, 204, 301, 302, 303, 307, 308, 400, 409, 410, 415, 422, 429 ->
                answer.location().startsWith("/sign-in") && path.startsWith("/desk") ? "sign-in" : "yes";
            default -> String.valueOf(answer.status());
        };
    }

    private static String filled(String pattern, Map<String, String> known) {
        String path = pattern.endsWith("/**") ? pattern.substring(0, pattern.length() - 3) : pattern;
        StringBuilder filled = new StringBuilder();
        Matcher variable = VARIABLE.matcher(path);
        while (variable.find()) {
            String sample = known.get(path.substring(0, variable.end()));
            variable.appendReplacement(
                    filled,
                    Matcher.quoteReplacement(sample == null ? UUID.randomUUID().toString() : sample));
        }
        return variable.appendTail(filled).toString();
    }
}
