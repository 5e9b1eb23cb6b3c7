package saji.directory.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.directory.Person;
import saji.directory.Scope;
import saji.directory.signin.AccessToken;
import saji.directory.signin.Credentials;
import saji.platform.Reason;
import saji.platform.SafeHtml;

/**
 * The account page.
 *
 * @param fresh whether the person came in lately enough to change ways in
 * @param pendingCodes address of a secret that waits for its first code, or null
 * @param picture the same as a picture to photograph
 * @param shown what is shown this once: recovery codes or a token; empty for nothing
 * @param shownKey text key of what it is
 */
public record AccountView(
        Person person,
        Credentials.Held held,
        boolean fresh,
        @Nullable String pendingCodes,
        @Nullable SafeHtml picture,
        List<SessionShown> sessions,
        List<AccessToken> tokens,
        List<Reason> reasons,
        List<String> shown,
        String shownKey,
        Instant now,
        ZoneId zone) {

    /** One place where the person is signed in. */
    public record SessionShown(
            String id, String browser, String method, Instant since, Instant lastSeen, boolean here) {}

    /** The scopes that a token may be given. */
    public List<Scope> scopes() {
        return List.of(Scope.values());
    }
}
