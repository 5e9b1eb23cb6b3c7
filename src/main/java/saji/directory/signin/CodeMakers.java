package saji.directory.signin;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Rows;

/** The secrets from which the staff's apps make six-digit codes (TOTP, RFC 6238: SHA-1, 30 seconds, one step either way). */
@Component
class CodeMakers {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    CodeMakers(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean confirmed(PersonId person) {
        return jdbc.sql("""
                select exists (select from directory.code_maker where person_id = :person and confirmed_at is not null)
                """)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Makes a new secret, which works once it is confirmed by a code. A confirmed one stands until then. */
    String begin(PersonId person) {
        byte[] secret = new byte[20];
        random.nextBytes(secret);
        jdbc.sql("""
                insert into directory.code_maker (person_id, secret, made_at) values (:person, :secret, :now)
                on conflict (person_id) do update set secret = excluded.secret, made_at = excluded.made_at
                where code_maker.confirmed_at is null
                """)
                .param("person", person.value())
                .param("secret", secret)
                .param("now", Rows.at(clock.instant()))
                .update();
        return pending(person).orElseThrow();
    }

    /** The secret that waits for its first code, in base 32 as apps take it. */
    Optional<String> pending(PersonId person) {
        return jdbc.sql("select secret from directory.code_maker where person_id = :person and confirmed_at is null")
                .param("person", person.value())
                .query(byte[].class)
                .optional()
                .map(CodeMakers::base32);
    }

    boolean confirm(PersonId person, String code) {
        if (!spend(person, code)) {
            return false;
        }
        jdbc.sql("update directory.code_maker set confirmed_at = :now where person_id = :person")
                .param("person", person.value())
                .param("now", Rows.at(clock.instant()))
                .update();
        return true;
    }

    /** Whether {@code code} is right now and was not used before; it is used then. */
    boolean spend(PersonId person, String code) {
        OptionalLong step = jdbc.sql("select secret from directory.code_maker where person_id = :person")
                .param("person", person.value())
                .query(byte[].class)
                .optional()
                .map(secret -> step(secret, code, clock.instant()))
                .orElse(OptionalLong.empty());
        return step.isPresent()
                && jdbc.sql("""
                        update directory.code_maker set used_step = :step where person_id = :person and used_step < :step
                        """)
                                .param("person", person.value())
                                .param("step", step.getAsLong())
                                .update()
                        == 1;
    }

    void forget(PersonId person) {
        jdbc.sql("delete from directory.code_maker where person_id = :person")
                .param("person", person.value())
                .update();
    }

    private static OptionalLong step(byte[] secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - 1; step <= current + 1; step++) {
            if (MessageDigest.isEqual(
                    code(secret, step).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    code.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a step of 30 seconds since 1970 (RFC 4226, truncation to six digits). */
    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xF) & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xFF);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
