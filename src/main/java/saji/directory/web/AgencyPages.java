package saji.directory.web;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.directory.Agency;
import saji.directory.Decree;
import saji.directory.PastName;
import saji.directory.Person;

/** What the pages on agencies show. */
public final class AgencyPages {

    private AgencyPages() {}

    /**
     * The list.
     *
     * @param vacant how many of all have no PR officer
     * @param onlyVacant whether only those are shown
     */
    public record Listing(
            List<Agency> agencies, int all, long vacant, String words, boolean onlyVacant, boolean administrator) {}

    /** One agency, with the names it bore and who speaks for it. */
    public record One(
            Agency agency,
            @Nullable Agency parent,
            List<Agency> below,
            List<Agency> successors,
            List<PastName> names,
            List<Person> officers,
            List<Decree> waiting,
            boolean administrator,
            ZoneId zone) {}
}
