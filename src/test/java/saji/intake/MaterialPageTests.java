package saji.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.directory.Actor;
import saji.directory.AreaCode;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.support.SajiTest;
import saji.support.TestPeople;
import saji.support.Visitor;
import saji.support.Visitors;

/** The page of a material: decided on, talked about, revised; also twice, also by two at once. */
@SajiTest
class MaterialPageTests {

    @Autowired
    private Visitors visitors;

    @Autowired
    private TestPeople people;

    @Autowired
    private Intake intake;

    @Autowired
    private Ids ids;

    private Actor officer;
    private MaterialId id;
    private FactId fact;
    private String path;

    @BeforeEach
    void handIn() {
        officer = people.actor("dinkes");
        id = new MaterialId(ids.next());
        fact = new FactId(ids.next());
        path = "/desk/intake/materials/" + id;
        intake.begin(officer, id, officer.officerOf().iterator().next(), draft("Cek gizi balita"))
                .orElseThrow();
        intake.stateFact(officer, id, fact, "balita diperiksa", "86 balita", "Rekap, halaman 3", null)
                .orElseThrow();
        intake.submit(officer, id).orElseThrow();
    }

    @Test
    void itIsReturnedWithAQuestionAnsweredAcceptedAndDeclined() {
        Visitor editor = visitors.as("editor");
        Visitor agency = visitors.as("dinkes");
        assertThat(editor.post(path + "/question", Map.of("question", "Di posyandu mana?"))
                        .location())
                .isEqualTo(path);
        assertThat(agency.get(path + "/edit").page().text()).contains("Di posyandu mana?");
        agency.post(path + "/messages", Map.of("message", "Posyandu Melati."));
        assertThat(editor.get(path).page().select(".intake-thread").text())
                .contains("Di posyandu mana?")
                .contains("Posyandu Melati.");
        intake.submit(officer, id).orElseThrow();
        assertThat(editor.post(path + "/acceptance", Map.of()).status()).isEqualTo(302);
        assertThat(editor.post(path + "/refusal", Map.of("reason", "Sudah termuat di bahan lain."))
                        .status())
                .isEqualTo(302);
        assertThat(agency.get(path).page().text()).contains("Sudah termuat di bahan lain.");
    }

    @Test
    void whatWasTypedIsThereAfterARefusal() {
        Visitor editor = visitors.as("editor");
        String typed = "pertanyaan \u0007 panjang";
        var question = editor.post(path + "/question", Map.of("question", typed));
        assertThat(question.status()).isEqualTo(422);
        assertThat(question.page().select("details[open] #question").val()).contains("pertanyaan");
        assertThat(question.page().select("#reason").val()).isEmpty();
        var message = editor.post(path + "/messages", Map.of("message", "pesan \u0007"));
        assertThat(message.status()).isEqualTo(422);
        assertThat(message.page().select("#message").val()).contains("pesan");
        var revised = visitors.as("dinkes")
                .post(
                        path + "/facts/" + fact + "/revisions",
                        Map.of("value", "", "source", "Rekap baru", "revision", "1"));
        assertThat(revised.status()).isEqualTo(422);
        assertThat(revised.page().select("#source-" + fact).val()).isEqualTo("Rekap baru");
    }

    @Test
    void theSameMessageSentTwiceInARowIsSaidOnce() {
        Visitor agency = visitors.as("dinkes");
        agency.post(path + "/messages", Map.of("message", "Terima kasih."));
        agency.post(path + "/messages", Map.of("message", "Terima kasih."));
        assertThat(intake.history(officer, id))
                .filteredOn(step -> step.kind() == Step.Kind.SAID)
                .hasSize(1);
    }

    @Test
    void aFactSaysWhoStatedItWhenAndOnWhatGround() {
        assertThat(visitors.as("editor").get(path).page().select("#facts").text())
                .contains("86 balita")
                .contains("Rekap, halaman 3")
                .contains("Dinyatakan oleh " + people.person("dinkes").title());
    }

    @Test
    void whoRevisesAFactThatWasRevisedMeanwhileIsShownTheNewValue() {
        Visitor agency = visitors.as("dinkes");
        String revisions = path + "/facts/" + fact + "/revisions";
        agency.post(revisions, Map.of("value", "90 balita", "source", "Rekap akhir", "revision", "1"));
        var second = agency.post(revisions, Map.of("value", "88 balita", "source", "Rekap lain", "revision", "1"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.page().select(".alert-danger").text()).contains("90 balita");
        assertThat(second.page().select("#value-" + fact).val()).isEqualTo("88 balita");
        assertThat(second.page().select("[name=revision]").val()).isEqualTo("2");
        assertThat(intake.facts(List.of(fact)).values()).extracting(Fact::value).containsExactly("90 balita");
    }

    @Test
    void ofTwoWhoSaveAtTheSameMomentOneIsToldAndNothingIsOverwritten() throws Exception {
        intake.returnWith(people.actor("editor"), id, "Lengkapi.").orElseThrow();
        int version = intake.material(officer, id).orElseThrow().version();
        List<Outcome<Material>> saves = together(
                () -> intake.save(officer, id, version, draft("Satu")),
                () -> intake.save(officer, id, version, draft("Dua")));
        assertThat(saves).filteredOn(Outcome::isDone).hasSize(1);
        List<Outcome<Fact>> revisions = together(
                () -> intake.reviseFact(officer, fact, 1, "1", "Satu"),
                () -> intake.reviseFact(officer, fact, 1, "2", "Dua"));
        assertThat(revisions).filteredOn(Outcome::isDone).hasSize(1);
    }

    @Test
    void handingInOnceMoreBecauseTheAnswerWasLostChangesNothing() {
        Visitor device = visitors.as("dinkes").header("Accept", "application/json");
        UUID fresh = ids.next();
        List<List<String>> typed = List.of(
                List.of("agency", officer.officerOf().iterator().next().toString()),
                List.of("version", "0"),
                List.of("mark", ids.next().toString()),
                List.of("title", "Senam lansia"),
                List.of("what", "Senam bersama."),
                List.of("beginsDate", "2026-11-20"),
                List.of("area", "36.74.04.1003"),
                List.of("who", "Puskesmas"),
                List.of("why", "Sehat"),
                List.of("facts[0].id", ids.next().toString()),
                List.of("facts[0].claim", "lansia"),
                List.of("facts[0].value", "40 lansia"),
                List.of("facts[0].source", "Daftar hadir"));
        String submission = "/desk/intake/materials/" + fresh + "/submission";
        for (int i = 0; i < 3; i++) {
            Visitor.Answer answer = device.postAll(submission, typed);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("SUBMITTED");
        }
        assertThat(intake.history(officer, new MaterialId(fresh)))
                .filteredOn(step -> step.kind() == Step.Kind.SUBMITTED)
                .hasSize(1);
    }

    @Test
    void anotherAgencyFindsNeitherPageNorThread() {
        Visitor other = visitors.as("dpu");
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.post(path + "/messages", Map.of("message", "x")).status())
                .isEqualTo(404);
        assertThat(other.post(path + "/facts/" + fact + "/revisions", Map.of("value", "1", "source", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(visitors.withToken("dpu").get("/api/v1/materials/" + id).status())
                .isEqualTo(404);
    }

    private static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<T>> futures = two.invokeAll(List.of(one, other));
            return List.of(futures.getFirst().get(), futures.getLast().get());
        }
    }

    private static Intake.Draft draft(String title) {
        return new Intake.Draft(
                Material.Stage.DONE,
                title,
                "Diperiksa berat dan tinggi badan.",
                Instant.parse("2026-11-20T01:00:00Z"),
                null,
                new AreaCode("36.74.04.1003"),
                "",
                null,
                null,
                "Kader posyandu",
                "Gizi anak terpantau.",
                "",
                "",
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
