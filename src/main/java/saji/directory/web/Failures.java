package saji.directory.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import saji.platform.Ids;
import saji.platform.Language;
import saji.platform.Words;
import saji.platform.web.Page;
import tools.jackson.databind.json.JsonMapper;

/** Writes the answer when something fails: a page or a problem that says what happened in plain words, never a stack trace. */
@Component
class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final TemplateEngine templates;
    private final JsonMapper json;
    private final Frame frame;
    private final Visit visit;
    private final Ids ids;

    Failures(TemplateEngine templates, JsonMapper json, Frame frame, Visit visit, Ids ids) {
        this.templates = templates;
        this.json = json;
        this.frame = frame;
        this.visit = visit;
        this.ids = ids;
    }

    /** Answers with {@code status} and the words of {@code platform.failure.<kind>}. */
    void write(HttpServletRequest request, HttpServletResponse response, int status, String kind) throws IOException {
        write(request, response, status, kind, null);
    }

    /** The same in a frame for which nothing of the request is read and nobody need be known. */
    void writeBare(HttpServletRequest request, HttpServletResponse response, int status, String kind)
            throws IOException {
        byte[] body = Visit.isApi(request)
                ? problem(visit.words(request), status, kind, null, null)
                : page(frame.bare(request, Words.in(Language.ID)), kind, null);
        send(request, response, status, body);
    }

    /** Answers a script whose JSON has something unreadable at {@code field}. */
    void writeUnreadable(HttpServletRequest request, HttpServletResponse response, String field) throws IOException {
        send(request, response, 400, problem(visit.words(request), 400, "not-understood", null, field));
    }

    /** Logs a failure of Saji itself under a number of its own and answers with that number only. */
    void writeBroken(HttpServletRequest request, HttpServletResponse response, Throwable cause) throws IOException {
        String incident = ids.next().toString();
        LOG.error("Incident {} at {} {}", incident, request.getMethod(), request.getRequestURI(), cause);
        write(request, response, 500, "broken", incident);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String kind,
            @Nullable String incident)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = Visit.isApi(request)
                ? problem(visit.words(request), status, kind, incident, null)
                : page(
                        status >= 500 ? frame.bare(request, Words.in(Language.ID)) : frame.page(request),
                        kind,
                        incident);
        send(request, response, status, body);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, int status, byte[] body)
            throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(
                Visit.isApi(request) ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] problem(Words words, int status, String kind, @Nullable String incident, @Nullable String field) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(words.say("platform.failure." + kind + ".title"));
        if (incident != null) {
            problem.setProperty("incident", incident);
        }
        String code = "platform.failure." + (field == null ? kind : "unreadable-field");
        String why = field == null ? words.say(code + ".text") : words.say(code, field);
        problem.setDetail(why);
        problem.setProperty(
                "reasons",
                List.of(
                        field == null
                                ? Map.of("code", code, "message", why)
                                : Map.of("code", code, "message", why, "field", field)));
        return json.writeValueAsBytes(problem);
    }

    private byte[] page(Page page, String kind, @Nullable String incident) {
        Map<String, Object> params = new HashMap<>();
        params.put("page", page);
        params.put("title", page.say("platform.failure." + kind + ".title"));
        params.put("text", page.say("platform.failure." + kind + ".text"));
        if (incident != null) {
            params.put("incident", incident);
        }
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render("platform/failure.jte", params, output);
        return output.toByteArray();
    }
}
