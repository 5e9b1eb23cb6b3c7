package saji.directory;

import java.util.Map;
import org.springframework.stereotype.Component;
import saji.platform.AuditTrail;
import saji.platform.Outcome;

/** Reading the city pack again while Saji runs. */
@Component
public class Packs {

    private final CityInUse inUse;
    private final AuditTrail audit;

    Packs(CityInUse inUse, AuditTrail audit) {
        this.inUse = inUse;
        this.audit = audit;
    }

    /** Takes what changed in the files and says how many rows; with a mistake in any file, nothing changes. */
    public Outcome<Integer> readAgain(Actor actor) {
        if (!actor.is(Role.ADMINISTRATOR)) {
            audit.record(actor.username(), "directory.pack.refused", null, Map.of());
            return Outcome.forbidden();
        }
        return inUse.readAgain(actor.username());
    }
}
