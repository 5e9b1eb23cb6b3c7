package saji.intake.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.platform.Words;

/** The areas as choices, and their names. */
@Component
class Places {

    private final Directory directory;

    Places(Directory directory) {
        this.directory = directory;
    }

    List<HandInPage.AreaGroup> groups(Words words) {
        Map<String, List<HandInPage.Choice>> groups = new LinkedHashMap<>();
        for (Area area : directory.areas()) {
            switch (area.level()) {
                case CITY ->
                    groups.computeIfAbsent(words.say("intake.area.city"), name -> new ArrayList<>())
                            .add(new HandInPage.Choice(area.code().value(), words.say("intake.area.whole-city")));
                case DISTRICT ->
                    groups.computeIfAbsent(words.say("intake.area.district", area.name()), name -> new ArrayList<>())
                            .add(new HandInPage.Choice(
                                    area.code().value(), words.say("intake.area.whole-district", area.name())));
                case SUBDISTRICT ->
                    groups.computeIfAbsent(
                                    words.say("intake.area.district", districtOf(area)), name -> new ArrayList<>())
                            .add(new HandInPage.Choice(area.code().value(), area.name()));
            }
        }
        return groups.entrySet().stream()
                .map(group -> new HandInPage.AreaGroup(group.getKey(), group.getValue()))
                .toList();
    }

    /** For example {@code Ciputat, Kec. Ciputat}; empty when there is none. */
    String name(@org.jspecify.annotations.Nullable AreaCode code, Words words) {
        Area area = code == null ? null : directory.area(code).orElse(null);
        if (area == null) {
            return "";
        }
        return switch (area.level()) {
            case CITY -> words.say("intake.area.whole-city");
            case DISTRICT -> words.say("intake.area.district", area.name());
            case SUBDISTRICT -> words.say("intake.area.subdistrict", area.name(), districtOf(area));
        };
    }

    private String districtOf(Area area) {
        AreaCode parent = area.parent();
        return parent == null ? "" : directory.area(parent).map(Area::name).orElse("");
    }
}
