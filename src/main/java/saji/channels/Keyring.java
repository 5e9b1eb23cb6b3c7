package saji.channels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys under which secrets are encrypted (AES-256 in GCM), from outside the database: {@code SAJI_SECRET_KEY}, or the file that
 * {@code SAJI_SECRET_KEY_FILE} names. Either holds {@code <id>:<32 bytes in Base64>}, several separated by white space or commas; the
 * first encrypts, all decrypt, so that a key is changed by putting a new one before it.
 *
 * <p>A box is the length of the key's id, the id, 12 bytes of nonce and the cipher text; what it belongs to is authenticated with it, so
 * that a box cannot be moved to another account.
 */
@Component
public class Keyring {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    Keyring(@Value("${saji.secret-key:}") String written, @Value("${saji.secret-key-file:}") String file)
            throws IOException {
        keys = read(file.isBlank() ? written : Files.readString(Path.of(file)));
    }

    private static Map<String, SecretKeySpec> read(String text) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (String one : text.strip().split("[\\s,]+")) {
            int colon = one.indexOf(':');
            if (one.isEmpty()) {
                continue;
            }
            byte[] key = colon < 1 ? new byte[0] : decoded(one.substring(colon + 1));
            if (key.length != 32) {
                throw new IllegalStateException(
                        "SAJI_SECRET_KEY must hold <id>:<32 bytes in Base64>; make one with: openssl rand -base64 32");
            }
            keys.put(one.substring(0, colon), new SecretKeySpec(key, "AES"));
        }
        return keys;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** A box of {@code plain} that only {@code owner} opens. */
    public byte[] seal(String owner, byte[] plain) {
        Map.Entry<String, SecretKeySpec> current = keys.entrySet().iterator().next();
        byte[] id = current.getKey().getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, current.getValue(), nonce, owner, plain);
        return ByteBuffer.allocate(1 + id.length + NONCE + sealed.length)
                .put((byte) id.length)
                .put(id)
                .put(nonce)
                .put(sealed)
                .array();
    }

    public byte[] open(String owner, byte[] box) {
        String id = keyOf(box);
        SecretKeySpec key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException(
                    "No key '" + id + "' in SAJI_SECRET_KEY, under which a secret was encrypted");
        }
        int from = 1 + box[0];
        byte[] nonce = Arrays.copyOfRange(box, from, from + NONCE);
        return run(Cipher.DECRYPT_MODE, key, nonce, owner, Arrays.copyOfRange(box, from + NONCE, box.length));
    }

    /** Whether a box is closed with another key than the current one. */
    public boolean isOld(byte[] box) {
        return !keys.isEmpty() && !keyOf(box).equals(keys.keySet().iterator().next());
    }

    private static String keyOf(byte[] box) {
        return new String(box, 1, box[0], StandardCharsets.UTF_8);
    }

    private static byte[] run(int mode, SecretKeySpec key, byte[] nonce, String owner, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret of " + owner + " could not be opened or closed", e);
        }
    }
}
