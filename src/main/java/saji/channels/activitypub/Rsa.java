package saji.channels.activitypub;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** RSASSA-PKCS1-v1_5 with SHA-256: signed by Conscrypt where it runs on this machine, otherwise by the JDK, which takes about twice as long. */
final class Rsa {

    private static final Logger LOG = LoggerFactory.getLogger(Rsa.class);
    private static final String ALGORITHM = "SHA256withRSA";
    private static final Provider SIGNER = fastest();

    private Rsa() {}

    private static Provider fastest() {
        try {
            return Conscrypt.newProvider();
        } catch (LinkageError | RuntimeException e) {
            LOG.info("Conscrypt does not run here; the JDK's own, slower provider signs what is sent to other servers");
            return Security.getProvider("SunRsaSign");
        }
    }

    /** A key in the form that its signer needs, so that it is not turned into that for each signature. */
    static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA", SIGNER).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    static byte[] sign(byte[] text, PrivateKey key) {
        try {
            Signature rsa = Signature.getInstance(ALGORITHM, SIGNER);
            rsa.initSign(key);
            rsa.update(text);
            return rsa.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isBy(PublicKey key, byte[] text, byte[] signature) {
        try {
            Signature rsa = Signature.getInstance(ALGORITHM);
            rsa.initVerify(key);
            rsa.update(text);
            return rsa.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
