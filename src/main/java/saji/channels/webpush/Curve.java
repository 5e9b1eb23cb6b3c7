package saji.channels.webpush;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
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

    private final Kit.Shelf kits;

    Curve(Provider provider) {
        this.kits = new Kit.Shelf(provider);
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

    /** Lends what is needed to compute. */
    <T> T use(Kit.Shelf.Use<T> what) throws GeneralSecurityException {
        return kits.use(what);
    }

    KeyPair pair() {
        try {
            return use(kit -> kit.pairs().generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws GeneralSecurityException if it is no point of the curve */
    PublicKey point(byte[] uncompressed) throws GeneralSecurityException {
        return use(kit -> point(kit, uncompressed));
    }

    /** @throws GeneralSecurityException if it is no point of the curve */
    static PublicKey point(Kit kit, byte[] uncompressed) throws GeneralSecurityException {
        if (uncompressed.length != POINT || uncompressed[0] != 4) {
            throw new GeneralSecurityException("No uncompressed point");
        }
        byte[] encoded = Arrays.copyOf(HEAD, HEAD.length + POINT);
        System.arraycopy(uncompressed, 0, encoded, HEAD.length, POINT);
        return kit.keys().generatePublic(new X509EncodedKeySpec(encoded));
    }

    static byte[] bytes(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - POINT, encoded.length);
    }

    PrivateKey scalar(byte[] big) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        return use(kit -> kit.keys().generatePrivate(new ECPrivateKeySpec(new BigInteger(1, big), curve)));
    }

    static byte[] agree(Kit kit, PrivateKey own, PublicKey other) throws GeneralSecurityException {
        kit.agreement().init(own);
        kit.agreement().doPhase(other, true);
        return kit.agreement().generateSecret();
    }
}
