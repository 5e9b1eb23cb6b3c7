package saji.directory;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import saji.platform.AuditTrail;
import saji.platform.Language;

/** The person who asks for something to be done, with the roles held at that moment; every command takes one. */
public record Actor(PersonId id, String username, String name, Set<Grant> grants, Language language) {

    /** A role held for an agency. */
    public record Grant(Role role, AgencyId agency) {}

    /** Saji itself, where no person asks: start-up, due work, the demo city. Holds no role; never signed in. */
    public static Actor system() {
        return new Actor(new PersonId(new UUID(0, 0)), AuditTrail.SYSTEM, "Saji", Set.of(), Language.ID);
    }

    public boolean isSystem() {
        return AuditTrail.SYSTEM.equals(username);
    }

    public boolean is(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** Whether the person works in the communications office's newsroom: sees material and stories of every agency. */
    public boolean isOffice() {
        return is(Role.EDITOR) || is(Role.APPROVER) || is(Role.COMMUNITY_OFFICER) || is(Role.MEDIA_OFFICER);
    }

    public boolean isOfficerOf(AgencyId agency) {
        return grants.contains(new Grant(Role.PR_OFFICER, agency));
    }

    /** The agencies whose PR officer the person is, and those that ended by decree and became one of them. */
    public Set<AgencyId> officerOf() {
        return grants.stream()
                .filter(grant -> grant.role() == Role.PR_OFFICER)
                .map(Grant::agency)
                .collect(Collectors.toUnmodifiableSet());
    }
}
