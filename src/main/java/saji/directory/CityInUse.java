package saji.directory;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import saji.directory.pack.CityPack;
import saji.directory.pack.PackReader;
import saji.platform.AuditTrail;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Settings;
import saji.platform.Words;

/** The pack that this process works with: taken into the database at start-up, before anyone can ask, and held in memory. */
@Component
class CityInUse {

    private final PackImport imports;
    private final Settings settings;
    private volatile CityPack pack;

    CityInUse(PackImport imports, Settings settings) {
        this.imports = imports;
        this.settings = settings;
        pack = switch (PackReader.read(settings.city())) {
            case Outcome.Done<CityPack>(CityPack read) -> read;
            case Outcome.Refused<CityPack>(var kind, List<Reason> reasons) -> throw new UnusablePack(told(reasons));
        };
        imports.take(pack, AuditTrail.SYSTEM);
    }

    CityPack pack() {
        return pack;
    }

    /** Reads the files again and takes what changed; with any mistake, nothing changes. */
    Outcome<Integer> readAgain(String actor) {
        return PackReader.read(settings.city()).map(read -> {
            int changes = imports.take(read, actor);
            pack = read;
            return changes;
        });
    }

    private String told(List<Reason> reasons) {
        Words words = Words.in(saji.platform.Language.EN);
        return "The city pack in " + settings.city() + " cannot be used:\n"
                + reasons.stream().map(words::say).collect(Collectors.joining("\n"));
    }

    /** Start-up stops: the pack has mistakes. */
    static final class UnusablePack extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnusablePack(String message) {
            super(message);
        }
    }
}
