package saji.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import saji.support.SajiTest;
import saji.support.TestPeople;
import saji.support.Visitor;
import saji.support.Visitors;

/** Sign-in through the city's own identity provider: only for those of the staff whose address it has verified. */
@SajiTest
class OidcTests {

    private static final IdentityProvider PROVIDER = new IdentityProvider();

    @Autowired
    private Visitors visitors;

    @Autowired
    private TestPeople people;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("saji.oidc.issuer", PROVIDER::issuer);
        properties.add("saji.oidc.client-id", () -> "saji-here");
        properties.add("saji.oidc.client-secret", () -> "a secret of the test");
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @Test
    void whoIsOfTheStaffAndVerifiedComesIn() {
        PROVIDER.vouch(Map.of("email", people.person("editor").email(), "email_verified", true));
        Visitor visitor = visitors.anonymous();
        assertThat(visitor.get("/sign-in").page().select("a[href='/oauth2/authorization/saji']"))
                .hasSize(1);

        assertThat(throughTheProvider(visitor)).isEqualTo("/desk");

        assertThat(visitor.get("/desk").page().text()).contains("Penyunting");
    }

    @Test
    void nobodyElseDoes() {
        String email = people.person("editor").email();
        PROVIDER.vouch(Map.of("email", email, "email_verified", false));
        refused();
        PROVIDER.vouch(Map.of("email", email));
        refused();
        PROVIDER.vouch(Map.of("email", "orang.luar@example.org", "email_verified", true));
        refused();
        PROVIDER.vouch(Map.of("email", "editor", "email_verified", true));
        refused();
        PROVIDER.forge(Map.of("email", email, "email_verified", true));
        refused();
        PROVIDER.vouch(Map.of("email", email, "email_verified", true, "aud", "another-client"));
        refused();
        PROVIDER.vouch(Map.of("email", email, "email_verified", true, "nonce", "of another sign-in"));
        refused();
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        PROVIDER.vouch(Map.of("email", people.person("editor").email(), "email_verified", true));
        Visitor visitor = visitors.anonymous();
        assertThat(visitor.get("/login/oauth2/code/saji?code=once&state=guessed")
                        .location())
                .isEqualTo("/sign-in?refused=oidc");
        assertThat(visitor.get("/desk").status()).isEqualTo(302);
    }

    private void refused() {
        Visitor visitor = visitors.anonymous();
        assertThat(throughTheProvider(visitor)).isEqualTo("/sign-in?refused=oidc");
        assertThat(visitor.get("/desk").status()).isEqualTo(302);
        assertThat(visitor.get("/sign-in?refused=oidc").page().select(".alert-danger"))
                .hasSize(1);
    }

    private static String throughTheProvider(Visitor visitor) {
        Visitor.Answer leaving = visitor.get("/oauth2/authorization/saji");
        assertThat(leaving.header("Location")).startsWith(PROVIDER.issuer() + "/authorize?");
        return visitor.get(PROVIDER.agree(leaving.header("Location"))).location();
    }
}
