package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.platform.AuditTrail;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;

/** The trail grows and is never changed; an administrator reads and filters it, nobody else. */
@SajiTest
class AuditTrailTests {

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Visitors visitors;

    @Test
    void theTableItselfRefusesChange() {
        audit.record("someone", "test.entry.made", "test:1", Map.of());
        for (String change : List.of(
                "update platform.audit set actor = 'x'", "delete from platform.audit", "truncate platform.audit")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("append-only");
        }
    }

    @Test
    void anAdministratorFiltersAndPagesIt() {
        String who = "w" + Long.toString(System.nanoTime(), 36);
        for (int i = 0; i < 101; i++) {
            audit.record(who, "test.entry.made", "test:" + i, Map.of("n", "no" + i));
        }
        Visitor admin = visitors.as("admin");
        Visitor.Answer first = admin.get("/desk/directory/audit?actor=" + who + "&action=test.");
        assertThat(first.page().select(".directory-audit > li")).hasSize(100);
        Visitor.Answer second = admin.get(first.page().select("main p a.btn").attr("href"));
        assertThat(second.page().select(".directory-audit > li")).hasSize(1);
        assertThat(admin.get("/desk/directory/audit?actor=" + who + "&subject=test:7")
                        .page()
                        .select(".directory-audit > li"))
                .hasSize(1);
        assertThat(admin.get("/desk/directory/audit?actor=" + who + "&action=%25")
                        .page()
                        .select(".directory-audit > li"))
                .isEmpty();
    }

    @Test
    void itSpeaksInSentencesAndIsFoundByTheirWords() {
        visitors.as("editor");
        Visitor admin = visitors.as("admin");
        audit.record("dinkes", "directory.person.amended", "person:editor", Map.of("roles", "EDITOR diskominfo"));
        String by = "/desk/directory/audit?actor=dinkes&subject=editor&action=";
        for (String words : List.of("mengubah+data", "DATA+mengubah", "directory.person.amended")) {
            Element line =
                    admin.get(by + words).page().select(".directory-audit > li").getFirst();
            assertThat(line.text()).as(words).contains("mengubah data orang", "(editor)", "peran EDITOR");
            assertThat(line.select("a").attr("href")).isEqualTo("/desk/directory/people/editor");
        }
        assertThat(admin.get(by + "menerbitkan+data").page().select(".directory-audit > li"))
                .isEmpty();
        assertThat(admin.get("/desk/directory/audit?subject=bukan+judul+apa+pun+" + System.nanoTime())
                        .page()
                        .select(".directory-audit > li"))
                .isEmpty();
    }

    @Test
    void whoIsKeptOutOfItIsInIt() {
        assertThat(visitors.as("editor").get("/desk/directory/audit").status()).isEqualTo(403);
        assertThat(audit.find(AuditTrail.Filter.ALL.by("editor").doing("directory.page.refused"), Long.MAX_VALUE, 1))
                .hasSize(1);
    }
}
