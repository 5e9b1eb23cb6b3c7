package saji.channels.activitypub;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.channels.AccountId;
import saji.channels.Keyring;
import saji.platform.Rows;

/** The names under which this server speaks, and their keys; a name is given once and for good. */
@Component
class Actors {

    private static final int BITS = 2048;

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final InstantSource clock;
    private final Cache<String, PrivateKey> keys = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();
    private final Cache<AccountId, String> names =
            Caffeine.newBuilder().maximumSize(1000).build();

    Actors(JdbcClient jdbc, Keyring keyring, InstantSource clock) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.clock = clock;
    }

    /**
     * An actor.
     *
     * @param account null for the server's own
     * @param publicKey in PEM
     */
    record Own(String username, @Nullable AccountId account, String publicKey) {}

    boolean canKeepKeys() {
        return !keyring.isEmpty();
    }

    Optional<Own> find(String username) {
        return jdbc.sql("select username, account_id, public_key from channels.fedi_actor where username = :username")
                .param("username", username)
                .query((row, n) -> {
                    UUID account = Rows.uuidOrNull(row, "account_id");
                    return new Own(
                            row.getString("username"),
                            account == null ? null : new AccountId(account),
                            row.getString("public_key"));
                })
                .optional();
    }

    Optional<String> usernameOf(AccountId account) {
        String known = names.getIfPresent(account);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> found = jdbc.sql("select username from channels.fedi_actor where account_id = :account")
                .param("account", account.value())
                .query(String.class)
                .optional();
        found.ifPresent(name -> names.put(account, name));
        return found;
    }

    /** Makes the actor with a key of its own, unless the name is taken or the account has another; says whether the account has it. */
    boolean take(String username, AccountId account) {
        Optional<String> has = usernameOf(account);
        if (has.isPresent()) {
            return has.get().equals(username);
        }
        if (find(username).isPresent()) {
            return false;
        }
        make(username, account);
        return usernameOf(account).filter(username::equals).isPresent();
    }

    /** The server's own actor, made when it is first asked for; empty without a key to keep its key under. */
    Optional<Own> server() {
        Optional<Own> found = find(Here.SERVER);
        if (found.isEmpty() && canKeepKeys()) {
            make(Here.SERVER, null);
            return find(Here.SERVER);
        }
        return found;
    }

    private void make(String username, @Nullable AccountId account) {
        KeyPair pair = pair();
        jdbc.sql("""
                        insert into channels.fedi_actor (username, account_id, public_key, box, made_at)
                        values (:username, :account, :public, :box, :now) on conflict do nothing
                        """)
                .param("username", username)
                .param("account", account == null ? null : account.value())
                .param("public", pem(pair.getPublic()))
                .param("box", keyring.seal(owner(username), pair.getPrivate().getEncoded()))
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    PrivateKey key(String username) {
        return Objects.requireNonNull(keys.get(username, this::open));
    }

    private PrivateKey open(String username) {
        byte[] box = jdbc.sql("select box from channels.fedi_actor where username = :username")
                .param("username", username)
                .query((row, n) -> row.getBytes("box"))
                .single();
        byte[] plain = keyring.open(owner(username), box);
        if (keyring.isOld(box)) {
            jdbc.sql("update channels.fedi_actor set box = :box where username = :username")
                    .param("username", username)
                    .param("box", keyring.seal(owner(username), plain))
                    .update();
        }
        try {
            return Rsa.privateKey(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of " + username + " cannot be read", e);
        }
    }

    private static String owner(String username) {
        return "actor:" + username;
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** A public key in PEM; only RSA of 1024 to 8192 bits is taken. */
    static Optional<PublicKey> publicKey(String pem) {
        String body = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        try {
            PublicKey key = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body)));
            int bits =
                    ((java.security.interfaces.RSAPublicKey) key).getModulus().bitLength();
            return bits >= 1024 && bits <= 8192 ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
