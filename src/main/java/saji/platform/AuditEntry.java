package saji.platform;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param actor user name of who did it, or {@code system}
 * @param action room and verb, for example {@code newsroom.story.published} or {@code directory.sign-in.refused}
 * @param subject what it was done to, as {@code kind:id}
 * @param details what else must be known; never a secret, never more personal data than the act needs
 * @param address network address that asked, when there was one
 */
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        String action,
        @Nullable String subject,
        Map<String, String> details,
        @Nullable String address) {}
