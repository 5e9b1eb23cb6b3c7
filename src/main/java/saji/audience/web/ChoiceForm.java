package saji.audience.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import saji.audience.Choices;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.platform.Language;

/** What can be chosen, as it stands in forms: topics by slug, agencies by their short code, areas by their official code. */
@Component
class ChoiceForm {

    private final Directory directory;

    ChoiceForm(Directory directory) {
        this.directory = directory;
    }

    /** Empty when something was named that there is not. */
    Optional<Choices> read(List<String> topics, List<String> agencies, List<String> areas) {
        Set<AgencyId> chosen = new HashSet<>();
        for (String code : agencies) {
            Optional<Agency> agency = directory.agencyByCode(code.toUpperCase(Locale.ROOT));
            if (agency.isEmpty()) {
                return Optional.empty();
            }
            chosen.add(agency.get().id());
        }
        Set<AreaCode> codes = new HashSet<>();
        areas.forEach(code -> codes.add(new AreaCode(code)));
        return Optional.of(new Choices(Set.copyOf(new HashSet<>(topics)), chosen, codes));
    }

    /** The short codes of the agencies that are chosen. */
    List<String> codes(Choices choices) {
        return choices.agencies().stream()
                .flatMap(id -> directory.agency(id).stream())
                .map(Agency::code)
                .sorted()
                .toList();
    }

    SubscribeView.Lists lists(Choices choices, Language language) {
        List<Area> areas = directory.areas();
        return new SubscribeView.Lists(
                directory.topics().stream()
                        .map(topic -> SubscribeView.Choice.of(
                                topic.slug(),
                                topic.name(language),
                                choices.topics().contains(topic.slug())))
                        .toList(),
                areas.stream()
                        .filter(area -> area.level() == Area.Level.DISTRICT)
                        .map(district -> district(district, areas, choices))
                        .toList(),
                directory.agencies().stream()
                        .map(agency -> SubscribeView.Choice.of(
                                agency.code(),
                                agency.name(language),
                                choices.agencies().contains(agency.id())))
                        .toList());
    }

    private static SubscribeView.Choice district(Area district, List<Area> areas, Choices choices) {
        return new SubscribeView.Choice(
                district.code().value(),
                district.name(),
                choices.areas().contains(district.code()),
                areas.stream()
                        .filter(area -> district.code().equals(area.parent()))
                        .map(area -> SubscribeView.Choice.of(
                                area.code().value(),
                                area.name(),
                                choices.areas().contains(area.code())))
                        .toList());
    }
}
