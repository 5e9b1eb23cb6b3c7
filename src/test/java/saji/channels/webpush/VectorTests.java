package saji.channels.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Security;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked examples of RFC 8188 (3.1, 3.2), RFC 8291 (5) and RFC 8292 (2.4), byte for byte. */
class VectorTests {

    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String BROWSER =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String OWN =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String OWN_NUMBER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String SECRET = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String BODY = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg"
            + "Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
    private static final String TOKEN =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLC"
                    + "JleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9oj"
                    + "FwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";
    private static final String TOKEN_KEY =
            "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

    private final List<Curve> curves = List.of(Curve.get(), new Curve(Security.getProvider("SunEC")));

    @Test
    void aMessageIsEncryptedAsInRfc8291WithEitherProvider() throws GeneralSecurityException {
        for (Curve curve : curves) {
            KeyPair own = new KeyPair(curve.point(bytes(OWN)), curve.scalar(bytes(OWN_NUMBER)));
            byte[] body = new Encryption(curve)
                    .encrypt(
                            "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
                            bytes(BROWSER),
                            bytes(SECRET),
                            own,
                            bytes(SALT));
            assertThat(Receiver.base64(body)).isEqualTo(BODY);
        }
    }

    @Test
    void recordsAreThoseOfRfc8188() throws GeneralSecurityException {
        byte[] input = bytes("yqdlZ-tYemfogSmv7Ws5PQ");
        byte[] one = Encryption.record(
                "I am the walrus".getBytes(StandardCharsets.UTF_8),
                input,
                bytes("I1BsxtFttlv3u_Oo94xnmw"),
                new byte[0]);
        assertThat(Receiver.base64(one))
                .isEqualTo("I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg");
        byte[] several = Receiver.opened(
                bytes(
                        "uNCkWiNYzKTnBN9ji3-qWAAAABkCYTHOG8chz_gnvgOqdGYovxyjuqRyJFjEDyoF1Fvkj6hQPdPHI51OEUKEpgz3SsLWIqS_uA"),
                bytes("BO3ZVPxUlnLORbVGMpbT1Q"));
        assertThat(several).asString().isEqualTo("I am the walrus");
    }

    @Test
    void everyMessageHasItsOwnKeyAndSaltAndIsReadByTheBrowser() throws GeneralSecurityException {
        Receiver browser = new Receiver();
        for (Curve curve : curves) {
            byte[] first =
                    new Encryption(curve).encrypt(new byte[] {'a'}, bytes(browser.key()), bytes(browser.secret()));
            byte[] second =
                    new Encryption(curve).encrypt(new byte[] {'a'}, bytes(browser.key()), bytes(browser.secret()));
            assertThat(browser.read(first)).isEqualTo(browser.read(second)).isEqualTo("a");
            assertThat(Receiver.base64(first).substring(0, 100))
                    .isNotEqualTo(Receiver.base64(second).substring(0, 100));
            byte[] longest = new Encryption(curve)
                    .encrypt(new byte[Encryption.LONGEST], bytes(browser.key()), bytes(browser.secret()));
            assertThat(longest).hasSize(4096);
        }
    }

    @Test
    void aKeyThatIsNoPointIsRefused() {
        byte[] nowhere = new byte[65];
        nowhere[0] = 4;
        nowhere[64] = 7;
        for (Curve curve : curves) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> new Encryption(curve).encrypt(new byte[1], nowhere, new byte[16])))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void tokensAreThoseOfRfc8292() throws GeneralSecurityException {
        assertThat(verifies(TOKEN, TOKEN_KEY)).isTrue();
        JsonMapper json = new JsonMapper();
        for (Curve curve : curves) {
            Vapid.Keys keys = Vapid.Keys.make(curve);
            assertThat(keys.fit(curve)).isTrue();
            assertThat(new Vapid.Keys(TOKEN_KEY, keys.privateKey()).fit(curve)).isFalse();
            Vapid vapid = new Vapid(curve, json);
            Instant now = Instant.ofEpochSecond(1_453_480_568);
            String header = vapid.header("https://push.example.net", "mailto:push@example.com", keys, now);
            assertThat(header).matches("vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]{86}, k=" + keys.publicKey());
            String token = header.substring(8, header.indexOf(','));
            assertThat(verifies(token, keys.publicKey())).isTrue();
            JsonNode claims = json.readTree(bytes(token.split("\\.")[1]));
            assertThat(claims).isEqualTo(json.readTree(bytes(TOKEN.split("\\.")[1])));
            assertThat(vapid.header("https://push.example.net", "mailto:push@example.com", keys, now.plusSeconds(3000)))
                    .isEqualTo(header);
            assertThat(vapid.header("https://push.example.net", "mailto:push@example.com", keys, now.plusSeconds(3700)))
                    .isNotEqualTo(header);
            assertThat(vapid.header("https://other.example", "mailto:push@example.com", keys, now))
                    .isNotEqualTo(header);
        }
    }

    static boolean verifies(String token, String key) throws GeneralSecurityException {
        int end = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(new Curve(Security.getProvider("SunEC")).point(bytes(key)));
        signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(bytes(token.substring(end + 1)));
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
