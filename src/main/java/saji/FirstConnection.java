package saji;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits until the database answers, so that a machine that starts before its database needs nobody. */
final class FirstConnection {

    private static final int PAUSE_MILLIS = 1_000;
    private static final int PAUSES_BETWEEN_WORDS = 30;

    private FirstConnection() {}

    /** @return null when the database took the user, else why it will not in one sentence */
    static @Nullable String refusal(String url, String user, String password, Consumer<String> say)
            throws InterruptedException {
        for (int pause = 0; ; pause++) {
            try (Connection connection = DriverManager.getConnection(url, user, password)) {
                return connection.isValid(5) ? null : "The database at " + withoutParameters(url) + " does not answer.";
            } catch (SQLException e) {
                String state = e.getSQLState() == null ? "" : e.getSQLState();
                boolean mayCome = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
                if (!mayCome) {
                    return "Saji cannot use the database at " + withoutParameters(url) + " as " + user + ": "
                            + e.getMessage();
                }
                if (pause % PAUSES_BETWEEN_WORDS == 0) {
                    say.accept("Waiting for the database at " + withoutParameters(url) + ": " + e.getMessage());
                }
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Parameters of the address may hold a password. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("[?].*", "");
    }
}
