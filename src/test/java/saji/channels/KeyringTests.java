package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import saji.channels.network.Secret;

/** Secrets in their box. */
class KeyringTests {

    private static final byte[] PLAIN = "{\"token\":\"rahasia\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void aBoxOpensOnlyForItsOwnerAndUnaltered() throws IOException {
        Keyring keyring = new Keyring(key("satu", 1), "");
        byte[] box = keyring.seal("account:a", PLAIN);
        assertThat(keyring.open("account:a", box)).isEqualTo(PLAIN);
        assertThat(new String(box, StandardCharsets.ISO_8859_1)).doesNotContain("rahasia");
        assertThat(keyring.seal("account:a", PLAIN)).isNotEqualTo(box);
        assertThatThrownBy(() -> keyring.open("account:b", box)).isInstanceOf(IllegalStateException.class);
        box[box.length - 1] ^= 1;
        assertThatThrownBy(() -> keyring.open("account:a", box)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewKeyIsPutBeforeTheOldOne() throws IOException {
        byte[] box = new Keyring(key("lama", 1), "").seal("account:a", PLAIN);
        Keyring both = new Keyring(key("baru", 2) + "," + key("lama", 1), "");
        assertThat(both.isOld(box)).isTrue();
        byte[] again = both.seal("account:a", both.open("account:a", box));
        assertThat(both.isOld(again)).isFalse();
        assertThat(new Keyring(key("baru", 2), "").open("account:a", again)).isEqualTo(PLAIN);
        Keyring without = new Keyring(key("baru", 2), "");
        assertThatThrownBy(() -> without.open("account:a", box)).hasMessageContaining("lama");
    }

    @Test
    void aKeyThatIsNoneIsSaidAtStart() {
        assertThatThrownBy(() -> new Keyring("a:short", "")).hasMessageContaining("SAJI_SECRET_KEY");
        assertThatThrownBy(() -> new Keyring("a:!!!", "")).hasMessageContaining("SAJI_SECRET_KEY");
    }

    @Test
    void aSecretPrintsAsDots() {
        assertThat(new Secret("rahasia")).hasToString("•••");
    }

    private static String key(String id, int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }
}
