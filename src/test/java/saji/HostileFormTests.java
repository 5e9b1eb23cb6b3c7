package saji;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import saji.support.RouteSamples;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;

/** Every form of desk and sign-in, sent as no browser of ours would: nothing breaks, and everything is answered in plain words. */
@SajiTest
class HostileFormTests {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^/]+}");
    private static final Map<String, String> PEOPLE =
            Map.of("administrator", "admin", "editor", "editor", "approver", "approver", "pr_officer_own", "dinkes");
    private static final List<String> USUAL = List.of(
            "title",
            "lead",
            "body",
            "text",
            "what",
            "note",
            "reason",
            "agency",
            "version",
            "area",
            "beginsDate",
            "begins");
    private static final String HOSTILE = "a\u0000\u0007\u202e<script>alert(1)</script>";

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    private List<RouteSamples> samples;

    @Autowired
    private Visitors visitors;

    private final Map<String, Visitor> signedIn = new HashMap<>();
    private final List<Form> forms = new ArrayList<>();

    /** A form by its address, sent by someone who may, with the names of its fields. */
    private record Form(String path, String person, Set<String> fields) {}

    @Test
    void noFormBreaksWhateverIsSent() throws IOException {
        findForms();
        aForeignSiteCannotPostAnyOfThem();
        bytesThatAreNoTextAreRefused();
        tooMuchTextIsReadToItsEndAndRefusedInPlainWords();
        hiddenCharactersInEveryFieldBreakNothing();
    }

    private void findForms() throws IOException {
        Map<String, String> known = new LinkedHashMap<>();
        samples.forEach(sample -> known.putAll(sample.values()));
        Map<String, Set<String>> fields = new LinkedHashMap<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods()
                    .forEach((info, method) -> posted(info)
                            .forEach(path -> fields.computeIfAbsent(path, unknown -> new LinkedHashSet<>(USUAL))
                                    .addAll(fieldsOf(method))));
        }
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/access-matrix.csv"));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setCommentMarker('#')
                    .get()
                    .parse(reader)) {
                Set<String> names = fields.get(row.get("path"));
                if (names != null && "POST".equals(row.get("method"))) {
                    Stream.of("editor", "approver", "pr_officer_own", "administrator")
                            .filter(column -> row.get(column).equals("yes"))
                            .findFirst()
                            .ifPresent(column -> forms.add(new Form(
                                    filled(row.get("path"), known),
                                    Objects.requireNonNull(PEOPLE.get(column)),
                                    names)));
                }
            }
        }
        assertThat(forms).hasSizeGreaterThan(40);
    }

    private void aForeignSiteCannotPostAnyOfThem() {
        assertThat(wrong(form -> visitor(form).postForged(form.path(), Map.of("title", "x")), Set.of(403)))
                .isEmpty();
    }

    private void bytesThatAreNoTextAreRefused() {
        assertThat(wrong(form -> sent(form, "title=%ff%fe%c3&text=%zz"), Set.of(400)))
                .isEmpty();
    }

    private void hiddenCharactersInEveryFieldBreakNothing() {
        assertThat(wrong(
                        form -> sent(
                                form,
                                form.fields().stream()
                                        .map(field -> field + "=" + URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8))
                                        .collect(Collectors.joining("&"))),
                        Set.of(200, 204, 302, 303, 400, 403, 404, 406, 409, 410, 422, 429)))
                .isEmpty();
    }

    private void tooMuchTextIsReadToItsEndAndRefusedInPlainWords() {
        String much = "title=" + "a".repeat(2_200_000);
        assertThat(wrong(
                        form -> {
                            Visitor.Answer answer = sent(form, much);
                            assertThat(answer.page().select("h1").text())
                                    .as(form.path())
                                    .contains("terlalu panjang");
                            return answer;
                        },
                        Set.of(413)))
                .isEmpty();
    }

    @Test
    void addressesThatCannotBeReadAreRefused() {
        Visitor admin = visitors.as("admin");
        for (String query : List.of("words=%00", "words=%ff", "words=a%C3")) {
            Visitor.Answer answer = admin.get("/desk/directory/people?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
        }
        assertThat(admin.get("/desk/directory/people?words=dan%20%C3%A9%F0%9F%98%80")
                        .status())
                .isEqualTo(200);
        assertThat(admin.get("/desk/directory/agencies/TIDAK-ADA").status()).isEqualTo(404);
    }

    private List<String> wrong(Function<Form, Visitor.Answer> attempt, Set<Integer> right) {
        List<String> wrong = new ArrayList<>();
        for (Form form : forms) {
            Visitor.Answer answer = attempt.apply(form);
            if (answer.location().startsWith("/sign-in")) {
                signedIn.remove(form.person()); // a form before it has signed out
                answer = attempt.apply(form);
            }
            if (!right.contains(answer.status())) {
                wrong.add(form.path() + " as " + form.person() + " answers " + answer.status());
            }
        }
        return wrong;
    }

    private Visitor.Answer sent(Form form, String body) {
        return visitor(form)
                .send("POST", form.path(), "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    private Visitor visitor(Form form) {
        return signedIn.computeIfAbsent(form.person(), visitors::as);
    }

    private static List<String> posted(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("POST"))
                ? info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/desk") || path.startsWith("/sign"))
                        .toList()
                : List.of();
    }

    private static List<String> fieldsOf(HandlerMethod method) {
        List<String> names = new ArrayList<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                names.add(method.getMethod()
                        .getParameters()[parameter.getParameterIndex()]
                        .getName());
            } else if (type.isRecord() && type.getPackageName().endsWith(".web")) {
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static String filled(String path, Map<String, String> known) {
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
