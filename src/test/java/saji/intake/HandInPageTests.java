package saji.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.platform.Ids;
import saji.support.SajiTest;
import saji.support.TestPeople;
import saji.support.Visitor;
import saji.support.Visitors;

/** The hand-in form without JavaScript, and what a device sends. */
@SajiTest
class HandInPageTests {

    @Autowired
    private Visitors visitors;

    @Autowired
    private TestPeople people;

    @Autowired
    private Intake intake;

    @Autowired
    private Ids ids;

    private Visitor nurse;
    private UUID id;

    @BeforeEach
    void signIn() {
        nurse = visitors.as("dinkes");
        id = ids.next();
    }

    @Test
    void aPlainFormIsSavedAndHandedIn() {
        Document form = nurse.get("/desk/intake/materials/new").page();
        assertThat(form.select("form[data-hand-in] h2")).hasSizeGreaterThan(8);

        Visitor.Answer saved = nurse.postAll(path("draft"), fields(form, "title", "Vaksin HPV di Ciputat"));
        assertThat(saved.location()).isEqualTo("/desk/intake/materials/" + id + "/edit");
        Document edit = nurse.get(saved.location()).page();
        assertThat(edit.select("[name=title]").val()).isEqualTo("Vaksin HPV di Ciputat");
        assertThat(edit.select("[name=version]").val()).isEqualTo("1");

        Visitor.Answer refused = nurse.postAll(path("submission"), fields(edit, "what", "14 sekolah ikut."));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("[role=alert] a").eachAttr("href")).containsExactly("#area", "#who", "#why");
        assertThat(refused.page().select("[name=what]").text()).isEqualTo("14 sekolah ikut.");

        Visitor.Answer handedIn = nurse.postAll(
                path("submission"),
                fields(
                        refused.page(),
                        "area",
                        "36.74.04.1003",
                        "who",
                        "Siswi kelas 5",
                        "why",
                        "Gratis dan mencegah kanker"));
        assertThat(handedIn.location()).isEqualTo("/desk/intake/materials/" + id);
        assertThat(material().state()).isEqualTo(Material.State.SUBMITTED);
    }

    @Test
    void factsQuotesAndTopicsComeAlong() {
        Document form = nurse.get("/desk/intake/materials/new").page();
        List<List<String>> fields = fields(
                form,
                "title",
                "Vaksin",
                "quotes[0].speaker",
                "Kepala puskesmas",
                "quotes[0].text",
                "Boleh bertanya.",
                "facts[0].claim",
                "siswi divaksin",
                "facts[0].value",
                "1.250 siswi",
                "facts[0].source",
                "Rekap, halaman 2");
        fields.add(List.of("topics", "kesehatan"));
        nurse.postAll(path("draft"), fields);

        Material material = material();

        assertThat(material.topics()).containsExactly("kesehatan");
        assertThat(material.quotes()).containsExactly(new Material.Quote("Kepala puskesmas", "Boleh bertanya.", false));
        assertThat(material.facts()).extracting(Fact::value).containsExactly("1.250 siswi");
        Document edit = nurse.get(path("edit")).page();
        assertThat(edit.select("[name='facts[0].source']").val()).isEqualTo("Rekap, halaman 2");
    }

    @Test
    void anOlderFormIsShownTheNewerVersionAndKeepsWhatWasTyped() {
        Document first = nurse.get("/desk/intake/materials/new").page();
        nurse.postAll(path("draft"), fields(first, "title", "Satu"));
        Document old = nurse.get(path("edit")).page();
        nurse.postAll(path("draft"), fields(old, "title", "Dua"));

        Visitor.Answer conflict = nurse.postAll(path("draft"), fields(old, "title", "Tiga"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.page().select("[name=title]").val()).isEqualTo("Tiga");
        assertThat(conflict.page().select(".intake-versions").text())
                .contains("Tiga")
                .contains("Dua");
        assertThat(material().title()).isEqualTo("Dua");
        assertThat(nurse.postAll(path("draft"), fields(conflict.page())).status())
                .isEqualTo(302);
        assertThat(material().title()).isEqualTo("Tiga");
    }

    @Test
    void aDeviceIsToldTheVersionAndWhatStandsAgainstIt() {
        nurse.get("/desk/intake/materials/new");
        nurse.header("Accept", "application/json");
        String agency = people.actor("dinkes").officerOf().iterator().next().toString();

        Visitor.Answer kept = nurse.postAll(
                path("draft"),
                List.of(
                        List.of("agency", agency),
                        List.of("version", "0"),
                        List.of("title", "Satu"),
                        List.of("mark", ids.next().toString())));
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.body()).contains("\"version\":1").contains("\"reasons\":[]");

        Visitor.Answer conflict = nurse.postAll(
                path("draft"), List.of(List.of("agency", agency), List.of("version", "0"), List.of("title", "Dua")));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body()).contains("\"differences\"").contains("Satu");

        Visitor.Answer tooLong = nurse.postAll(
                path("draft"),
                List.of(List.of("agency", agency), List.of("version", "1"), List.of("title", "x".repeat(300))));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("\"field\":\"title\"");

        Visitor.Answer missing = nurse.postAll(
                path("submission"),
                List.of(List.of("agency", agency), List.of("version", "1"), List.of("title", "Satu")));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.body()).contains("\"field\":\"what\"").contains("\"version\":");
    }

    @Test
    void markupInEveryFieldComesBackAsWords() {
        String hostile = "\"><script>alert(1)</script>";
        Document form = nurse.get("/desk/intake/materials/new").page();
        nurse.postAll(
                path("draft"),
                fields(
                        form,
                        "title",
                        hostile,
                        "what",
                        hostile,
                        "place",
                        hostile,
                        "quotes[0].speaker",
                        hostile,
                        "facts[0].claim",
                        hostile));

        Document edit = nurse.get(path("edit")).page();

        assertThat(edit.select("[name=title]").val()).isEqualTo(hostile);
        assertThat(edit.select("body script")).isEmpty();
    }

    @Test
    void anotherAgencyFindsNothingAndAForeignSiteCannotPost() {
        Document form = nurse.get("/desk/intake/materials/new").page();
        nurse.postAll(path("draft"), fields(form, "title", "Rahasia"));
        Visitor other = visitors.as("dpu");

        assertThat(other.get(path("edit")).status()).isEqualTo(404);
        assertThat(other.postAll(
                                path("draft"),
                                fields(other.get("/desk/intake/materials/new").page(), "version", "1", "title", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(nurse.postForged(path("draft"), java.util.Map.of("title", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(visitors.as("editor").get("/desk/intake/materials/new").status())
                .isEqualTo(403);
    }

    @Test
    void tenMegabytesOfTextAreRefusedAndNothingIsLost() {
        Document form = nurse.get("/desk/intake/materials/new").page();
        nurse.postAll(path("draft"), fields(form, "title", "Tetap"));

        Visitor.Answer answer =
                nurse.postAll(path("draft"), fields(nurse.get(path("edit")).page(), "what", "a".repeat(10_000_000)));

        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.page().select("h1").text()).isNotEmpty();
        assertThat(material().title()).isEqualTo("Tetap");
    }

    private Material material() {
        return intake.material(people.actor("dinkes"), new MaterialId(id)).orElseThrow();
    }

    private String path(String what) {
        return "/desk/intake/materials/" + id + "/" + what;
    }

    /** The fields that a browser would send of a form, some typed anew. */
    private static List<List<String>> fields(Document page, String... typed) {
        List<List<String>> fields = new ArrayList<>();
        for (var entry : page.select("form[data-hand-in]").forms().getFirst().formData()) {
            fields.add(List.of(entry.key(), entry.value()));
        }
        fields.removeIf(
                field -> field.getFirst().equals("_csrf") || field.getFirst().equals("files"));
        for (int i = 0; i < typed.length; i += 2) {
            String name = typed[i];
            fields.removeIf(field -> field.getFirst().equals(name));
            fields.add(List.of(name, typed[i + 1]));
        }
        return fields;
    }
}
