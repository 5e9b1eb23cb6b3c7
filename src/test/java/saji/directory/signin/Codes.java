package saji.directory.signin;

import java.time.Instant;

/** The code app of a test's person. */
public final class Codes {

    private Codes() {}

    public static String at(byte[] secret, Instant at) {
        return CodeMakers.code(secret, at.getEpochSecond() / 30);
    }
}
