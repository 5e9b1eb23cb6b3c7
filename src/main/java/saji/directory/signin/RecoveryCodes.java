package saji.directory.signin;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.PersonId;
import saji.platform.Rows;

/** Ten codes of fifty bits on a sheet of paper, each good once, for the day the phone is lost. */
@Component
class RecoveryCodes {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int COUNT = 10;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** New codes in place of all old ones; only their fingerprints are kept. */
    List<String> renew(PersonId person) {
        forget(person);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            String code = word() + "-" + word();
            jdbc.sql("insert into directory.recovery_code (person_id, hash) values (:person, :hash)")
                    .param("person", person.value())
                    .param("hash", hash(person, code))
                    .update();
            codes.add(code);
        }
        return codes;
    }

    int left(PersonId person) {
        return jdbc.sql("select count(*) from directory.recovery_code where person_id = :person and used_at is null")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    boolean spend(PersonId person, String code) {
        return jdbc.sql("""
                update directory.recovery_code set used_at = :now
                where person_id = :person and hash = :hash and used_at is null
                """)
                        .param("person", person.value())
                        .param("hash", hash(person, code))
                        .param("now", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    void forget(PersonId person) {
        jdbc.sql("delete from directory.recovery_code where person_id = :person")
                .param("person", person.value())
                .update();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private static byte[] hash(PersonId person, String code) {
        return Secrets.sha256(person + " " + code.strip().toLowerCase(Locale.ROOT));
    }
}
