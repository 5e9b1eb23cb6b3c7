package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;

/** Who comes in, who does not, and what the answers carry. */
@SajiTest
class SignInTests {

    @Autowired
    private Visitors visitors;

    @Test
    void theDeskAsksAStrangerToSignInAndThenLeadsWhereTheyWanted() {
        Visitor.Answer answer = visitors.anonymous().get("/desk/account");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/sign-in?next=%2Fdesk%2Faccount");
    }

    @Test
    void aFragmentRequestWithoutSessionSendsTheWholePageToSignIn() {
        Visitor.Answer answer =
                visitors.anonymous().header("HX-Request", "true").get("/desk/x");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).isEqualTo("/sign-in");
    }

    @Test
    void someoneSignedInSeesTheDesk() {
        Visitor editor = visitors.as("editor");
        assertThat(editor.get("/desk").status()).isEqualTo(200);
        assertThat(editor.get("/desk").page().text()).contains("Penyunting");
        assertThat(editor.post("/sign-out", Map.of()).location()).isEqualTo("/sign-in");
        assertThat(editor.get("/desk").status()).isEqualTo(302);
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        Visitor editor = visitors.as("editor");
        assertThat(editor.postForged("/sign-out", Map.of()).status()).isEqualTo(403);
        assertThat(editor.get("/desk").status()).isEqualTo(200);
    }

    @Test
    void theApiAnswersAStrangerWithAProblem() {
        Visitor.Answer answer = visitors.anonymous().get("/api/v1/anything");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(visitors.withToken("dinkes").get("/api/v1/anything").status())
                .isEqualTo(404);
    }

    @Test
    void everyAnswerCarriesTheStrictHeaders() {
        Visitor.Answer answer = visitors.as("editor").get("/desk");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void staticFilesAreCompressedAndKept() {
        Visitor reader = visitors.anonymous().header("Accept-Encoding", "gzip");
        Visitor.Answer answer = reader.get("/webjars/tabler__core/dist/css/tabler.min.css?v=1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Cache-Control")).contains("immutable");
        assertThat(reader.header("If-None-Match", answer.header("ETag"))
                        .get("/webjars/tabler__core/dist/css/tabler.min.css")
                        .status())
                .isEqualTo(304);
        assertThat(visitors.anonymous().get("/static/../application.properties").status())
                .isIn(400, 404);
        assertThat(visitors.anonymous().get("/static/nothing.css").status()).isEqualTo(404);
    }

    @Test
    void anUnknownPageSaysSoInIndonesian() {
        Visitor.Answer answer = visitors.as("editor").get("/desk/nowhere");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.page().title()).contains("tidak ditemukan");
    }
}
