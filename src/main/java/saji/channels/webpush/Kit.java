package saji.channels.webpush;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;

/**
 * What one thread at a time needs to encrypt a message. Making them costs as much as using them, and threads come and go, so that they are
 * lent and given back.
 */
record Kit(
        KeyPairGenerator pairs, KeyFactory keys, KeyAgreement agreement, Mac mac, Cipher cipher, SecureRandom random) {

    private static Kit made(Provider provider) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", provider);
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            return new Kit(
                    pairs,
                    KeyFactory.getInstance("EC", provider),
                    KeyAgreement.getInstance("ECDH", provider),
                    Mac.getInstance("HmacSHA256"),
                    Cipher.getInstance("AES/GCM/NoPadding"),
                    new SecureRandom());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kits that nobody uses now: as many as were ever used at the same time. */
    static final class Shelf {

        private final Provider provider;
        private final ConcurrentLinkedDeque<Kit> free = new ConcurrentLinkedDeque<>();

        Shelf(Provider provider) {
            this.provider = provider;
        }

        /** Something that is done with a kit. */
        interface Use<T> {
            T with(Kit kit) throws GeneralSecurityException;
        }

        <T> T use(Use<T> what) throws GeneralSecurityException {
            Kit kit = free.pollFirst();
            Kit mine = kit == null ? made(provider) : kit;
            try {
                return what.with(mine);
            } finally {
                free.addFirst(mine);
            }
        }
    }
}
