package saji.channels.webpush;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The curve P-256, by Conscrypt where it runs on this machine, otherwise by the JDK. */
final class Curve {

    /** Length of an uncompressed point. */
    static final int POINT = 65;

    private static final Logger LOG = LoggerFactory.getLogger(Curve.class);
    /** What stands before the point in a SubjectPublicKeyInfo. */
    private static final byte[] HEAD = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private static final Curve FASTEST = fastest();

    private final Provider provider;
    private final ThreadLocal<KeyPairGenerator> generator;
    private final ThreadLocal<KeyFactory> factory;

    Curve(Provider provider) {
        this.provider = provider;
        this.generator = ThreadLocal.withInitial(() -> generator(provider));
        this.factory = ThreadLocal.withInitial(() -> factory(provider));
    }

    static Curve get() {
        return FASTEST;
    }

    private static Curve fastest() {
        try {
            return new Curve(Conscrypt.newProvider());
        } catch (LinkageError | RuntimeException e) {
            LOG.info("Conscrypt does not run here; pushes are encrypted with the JDK's own, slower provider");
            return new Curve(Security.getProvider("SunEC"));
        }
    }

    private static KeyPairGenerator generator(Provider provider) {
        try {
            KeyPairGenerator made = KeyPairGenerator.getInstance("EC", provider);
            made.initialize(new ECGenParameterSpec("secp256r1"));
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyFactory factory(Provider provider) {
        try {
            return KeyFactory.getInstance("EC", provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    KeyPair pair() {
        return generator.get().generateKeyPair();
    }

    /** @throws GeneralSecurityException if it is no point of the curve */
    PublicKey point(byte[] uncompressed) throws GeneralSecurityException {
        if (uncompressed.length != POINT || uncompressed[0] != 4) {
            throw new GeneralSecurityException("No uncompressed point");
        }
        byte[] encoded = Arrays.copyOf(HEAD, HEAD.length + POINT);
        System.arraycopy(uncompressed, 0, encoded, HEAD.length, POINT);
        return factory.get().generatePublic(new X509EncodedKeySpec(encoded));
    }

    static byte[] bytes(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - POINT, encoded.length);
    }

    PrivateKey scalar(byte[] big) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return factory.get()
                .generatePrivate(new ECPrivateKeySpec(
                        new BigInteger(1, big), parameters.getParameterSpec(ECParameterSpec.class)));
    }

    byte[] agree(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH", provider);
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }
}
