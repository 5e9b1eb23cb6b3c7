package saji.site;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import saji.directory.AreaCode;
import saji.directory.Directory;

/** Names of the lists on which stories stand. */
final class Scopes {

    static final String HOME = "home";
    static final String AGENCY = "opd:";
    static final String TOPIC = "topik:";
    static final String AREA = "wilayah:";
    static final String MONTH = "bulan:";
    static final String STAGE = "tahap:";
    static final String TYPE = "jenis:";
    /** Before the name of a list that holds only what there is in English. */
    static final String ENGLISH = "en/";

    private Scopes() {}

    /** The lists of a story, those in English aside. */
    static Set<String> of(Served story, Directory directory, ZoneId zone) {
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add(HOME);
        story.agencies().forEach(issuer -> scopes.add(agency(issuer.agency())));
        story.topics().forEach(topic -> scopes.add(TOPIC + topic));
        List<String> areas =
                story.areas().isEmpty() ? List.of(directory.city().area().value()) : story.areas();
        for (String area : areas) {
            directory.areaAndAround(new AreaCode(area)).forEach(around -> scopes.add(AREA + around.code()));
        }
        scopes.add(MONTH + YearMonth.from(story.publishedAt().atZone(zone)));
        if (story.stage() != null) {
            scopes.add(STAGE + story.stage());
        }
        scopes.add(TYPE + story.type());
        return scopes;
    }

    /** The same lists, and their English ones when the story has an English version. */
    static Set<String> withEnglish(Served story, Set<String> scopes) {
        Set<String> all = new LinkedHashSet<>(scopes);
        if (story.english() != null) {
            scopes.forEach(scope -> all.add(ENGLISH + scope));
        }
        return all;
    }

    static String agency(UUID agency) {
        return AGENCY + agency;
    }
}
