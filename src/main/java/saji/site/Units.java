package saji.site;

import java.util.LinkedHashSet;
import java.util.Set;

/** Names of the pieces of the site that are baked as one: a story's pages, a list's page with its feeds, and so on. */
final class Units {

    static final String STORY = "berita:";
    static final String LIST = "daftar:";
    static final String MONTH = "peta:";
    static final String MEDIA = "media:";
    static final String CARD = "kartu:";
    static final String CORRECTIONS = "koreksi";
    static final String INDEXES = "indeks";
    static final String FIXED = "tetap";

    private Units() {}

    /** Whether the unit takes long and may come a little later: pictures are also made when they are asked for. */
    static boolean canWait(String unit) {
        return unit.startsWith(MEDIA) || unit.startsWith(CARD);
    }

    /** The pages of lists that show a story which stands on these scopes. */
    static Set<String> ofScopes(Set<String> scopes) {
        Set<String> units = new LinkedHashSet<>();
        for (String scope : scopes) {
            if (scope.startsWith(Scopes.MONTH)) {
                units.add(MONTH + scope.substring(Scopes.MONTH.length()));
            } else if (!scope.startsWith(Scopes.STAGE) && !scope.startsWith(Scopes.TYPE)) {
                units.add(LIST + scope);
            }
        }
        return units;
    }
}
