package saji.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.channels.AccountId;
import saji.channels.World;
import saji.channels.email.MailSink;
import saji.directory.Directory;
import saji.directory.Topic;
import saji.platform.Language;
import saji.support.SajiTest;
import saji.support.Unique;
import saji.support.Visitor;
import saji.support.Visitors;

/** The desk's page about subscribers: sums for those who may see them, one person for an administrator, who is written down. */
@SajiTest
class AudiencePagesTests {

    @Autowired
    private World world;

    @Autowired
    private Visitors visitors;

    @Autowired
    private Letters letters;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private final MailSink sink = new MailSink(false);
    private final String address = Unique.word() + "@warga.example";
    private final java.util.List<AccountId> accounts = new java.util.ArrayList<>();

    @BeforeEach
    void subscribe() {
        accounts.add(world.connected("email", null, Map.of("from", "kabar@kota.example", "relay", sink.address()))
                .id());
        letters.ask(address, new Choices(Set.of(topic().slug()), Set.of(), Set.of()), Rhythm.DAILY, Language.ID)
                .orElseThrow();
    }

    @AfterEach
    void quiet() throws IOException {
        accounts.forEach(account -> world.connecting().close(world.admin(), account));
        jdbc.sql("delete from audience.subscriber where address = :address")
                .param("address", address)
                .update();
        sink.close();
    }

    private Topic topic() {
        return directory.topics().getFirst();
    }

    private long looks() {
        return jdbc.sql("select count(*) from platform.audit where action = 'audience.looked-up'")
                .query(Long.class)
                .single();
    }

    @Test
    void sumsAreSeenByTheOfficeAndNobodyIsNamed() {
        Visitor editor = visitors.as("editor");
        long before = wanting(editor);
        letters.confirm(jdbc.sql("select secret from audience.subscriber where address = :address")
                        .param("address", address)
                        .query(String.class)
                        .single())
                .orElseThrow();
        assertThat(wanting(editor)).isEqualTo(before + 1);
        Document page = editor.get("/desk/audience").page();
        assertThat(page.text()).doesNotContain(address);
        assertThat(page.select("input[name=address]")).isEmpty();
        assertThat(editor.post("/desk/audience/inquiry", Map.of("address", address))
                        .status())
                .isEqualTo(403);
        assertThat(visitors.as("dinkes").get("/desk/audience").status()).isEqualTo(403);
    }

    /** By e-mail about the first topic. */
    private long wanting(Visitor visitor) {
        return visitor.get("/desk/audience").page().select("#topics + div tbody tr").stream()
                .filter(row -> row.expectFirst("th").text().equals(topic().name(Language.ID)))
                .mapToLong(row -> Long.parseLong(row.expectFirst("td").text()))
                .sum();
    }

    @Test
    void anAdministratorFindsOnePersonAndRemovesThem() {
        Visitor admin = visitors.as("admin");
        long before = looks();
        assertThat(admin.post("/desk/audience/inquiry", Map.of("address", "")).status())
                .isEqualTo(422);
        Visitor.Answer nobody =
                admin.post("/desk/audience/inquiry", Map.of("address", Unique.word() + "@warga.example"));
        assertThat(nobody.page().select("form[action$=removal]")).isEmpty();
        assertThat(nobody.page().select("p.alert[role=status]")).hasSize(1);
        Document page = admin.post(
                        "/desk/audience/inquiry", Map.of("address", " " + address.toUpperCase(java.util.Locale.ROOT)))
                .page();
        assertThat(page.select(".audience-facts").text()).contains(address, topic().name(Language.ID));
        assertThat(looks()).isEqualTo(before + 2);
        String removal = page.expectFirst("form[action$=removal]").attr("action");
        assertThat(admin.post(removal, Map.of()).status()).isEqualTo(302);
        assertThat(admin.post(removal, Map.of()).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from audience.subscriber where address = :address")
                        .param("address", address)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
