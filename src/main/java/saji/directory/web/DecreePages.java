package saji.directory.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Decree;
import saji.platform.Reason;

/** What the pages on decrees show. */
public final class DecreePages {

    private DecreePages() {}

    /** The list; {@code names} of all agencies that stand or stood in it. */
    public record Listing(List<Decree> decrees, Map<AgencyId, String> names, ZoneId zone) {}

    /**
     * The form.
     *
     * @param parts what was typed for the new names and codes, at least as many lines as the kind needs
     */
    public record Form(
            Decree.Kind kind,
            String number,
            String effect,
            List<String> chosen,
            String into,
            List<Decree.Becoming> parts,
            List<Agency> agencies,
            List<Reason> reasons) {

        public boolean hasCodes() {
            return kind == Decree.Kind.RECODE || kind == Decree.Kind.SPLIT;
        }

        public boolean hasNames() {
            return kind == Decree.Kind.RENAME || kind == Decree.Kind.SPLIT;
        }
    }
}
