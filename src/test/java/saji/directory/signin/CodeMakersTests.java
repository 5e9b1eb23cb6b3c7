package saji.directory.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Codes are those of RFC 6238, appendix B (SHA-1, the last six of eight digits). */
class CodeMakersTests {

    @Test
    void codesAreThoseOfTheStandard() {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(CodeMakers.code(secret, 59 / 30)).isEqualTo("287082");
        assertThat(CodeMakers.code(secret, 1111111109L / 30)).isEqualTo("081804");
        assertThat(CodeMakers.code(secret, 1234567890L / 30)).isEqualTo("005924");
        assertThat(CodeMakers.code(secret, 20000000000L / 30)).isEqualTo("353130");
    }

    @Test
    void secretsAreWrittenInBase32() {
        assertThat(CodeMakers.base32("foobar".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("MZXW6YTBOI");
    }
}
