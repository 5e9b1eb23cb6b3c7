package saji.channels.webpush;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser's side of RFC 8291 and 8188, written with the JDK alone and apart from what it tests: any number of records, any key id. */
public final class Receiver {

    private final KeyPair pair;
    private final byte[] secret = new byte[16];

    public Receiver() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        new SecureRandom().nextBytes(secret);
    }

    public String key() {
        return base64(point());
    }

    public String secret() {
        return base64(secret);
    }

    private byte[] point() {
        return Curve.bytes(pair.getPublic());
    }

    public String read(byte[] body) {
        try {
            byte[] other = new byte[65];
            ByteBuffer.wrap(body, 21, 65).get(other);
            byte[] shared = agree(pair.getPrivate(), other);
            byte[] info = join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point(), other);
            return new String(opened(body, expand(secret, shared, info, 32)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] opened(byte[] body, byte[] input) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        in.get(salt);
        int length = in.getInt();
        in.position(in.position() + 1 + in.get(20));
        byte[] key = expand(salt, input, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = expand(salt, input, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int n = 0; in.hasRemaining(); n++) {
            byte[] record = new byte[Math.min(length, in.remaining())];
            in.get(record);
            byte[] own = nonce.clone();
            own[11] ^= (byte) n;
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, own));
            byte[] padded = cipher.doFinal(record);
            int end = padded.length - 1;
            while (padded[end] == 0) {
                end--;
            }
            if (padded[end] != (in.hasRemaining() ? 1 : 2)) {
                throw new GeneralSecurityException("Delimiter " + padded[end]);
            }
            out.write(padded, 0, end);
        }
        return out.toByteArray();
    }

    private static byte[] agree(PrivateKey own, byte[] other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(new Curve(java.security.Security.getProvider("SunEC")).point(other), true);
        return agreement.generateSecret();
    }

    private static byte[] expand(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addSalt(salt)
                        .addIKM(input)
                        .thenExpand(info, length));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
