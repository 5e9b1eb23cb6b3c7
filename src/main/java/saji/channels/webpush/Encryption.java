package saji.channels.webpush;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message for one browser (RFC 8291) as one record of the content encoding {@code aes128gcm} (RFC 8188). The key pair and the
 * salt of a message are used once.
 */
final class Encryption {

    /** Longest message: what is sent then fits into the 4096 bytes that every push service must take. */
    static final int LONGEST = 3993;

    private static final int SALT = 16;
    private static final int RECORD = 4096;
    private static final byte[] KEY_INFO = ascii("Content-Encoding: aes128gcm\0\1");
    private static final byte[] NONCE_INFO = ascii("Content-Encoding: nonce\0\1");
    private static final byte[] PUSH_INFO = ascii("WebPush: info\0");
    private static final byte[] ONE = {1};

    private final Curve curve;

    Encryption(Curve curve) {
        this.curve = curve;
    }

    /**
     * @param key the browser's public key, an uncompressed point
     * @param secret the browser's authentication secret
     * @throws GeneralSecurityException if the browser's key is none
     */
    byte[] encrypt(byte[] message, byte[] key, byte[] secret) throws GeneralSecurityException {
        return curve.use(kit -> {
            byte[] salt = new byte[SALT];
            kit.random().nextBytes(salt);
            return encrypt(kit, message, key, secret, kit.pairs().generateKeyPair(), salt);
        });
    }

    byte[] encrypt(byte[] message, byte[] key, byte[] secret, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        return curve.use(kit -> encrypt(kit, message, key, secret, own, salt));
    }

    private static byte[] encrypt(Kit kit, byte[] message, byte[] key, byte[] secret, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        if (message.length > LONGEST) {
            throw new IllegalArgumentException("A push of " + message.length + " bytes");
        }
        byte[] point = Curve.bytes(own.getPublic());
        byte[] shared = Curve.agree(kit, own.getPrivate(), Curve.point(kit, key));
        byte[] input = mac(kit.mac(), mac(kit.mac(), secret, shared), PUSH_INFO, key, point, ONE);
        return record(kit.mac(), kit.cipher(), message, input, salt, point);
    }

    /** One record, the last, under a key that both sides know (RFC 8188). */
    static byte[] record(byte[] message, byte[] input, byte[] salt, byte[] keyId) throws GeneralSecurityException {
        return record(
                Mac.getInstance("HmacSHA256"), Cipher.getInstance("AES/GCM/NoPadding"), message, input, salt, keyId);
    }

    private static byte[] record(Mac mac, Cipher cipher, byte[] message, byte[] input, byte[] salt, byte[] keyId)
            throws GeneralSecurityException {
        byte[] seed = mac(mac, salt, input);
        byte[] contentKey = Arrays.copyOf(mac(mac, seed, KEY_INFO), 16);
        byte[] nonce = Arrays.copyOf(mac(mac, seed, NONCE_INFO), 12);
        byte[] body = new byte[SALT + 4 + 1 + keyId.length + message.length + 1 + 16];
        int head = ByteBuffer.wrap(body)
                .put(salt)
                .putInt(RECORD)
                .put((byte) keyId.length)
                .put(keyId)
                .position();
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = Arrays.copyOf(message, message.length + 1);
        padded[message.length] = 2; // the last record
        cipher.doFinal(padded, 0, padded.length, body, head);
        return body;
    }

    private static byte[] mac(Mac mac, byte[] key, byte[]... parts) throws GeneralSecurityException {
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
