package saji.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The areas of the city with their boundaries, held in memory: they change only when a pack is loaded. */
@Component
class Areas {

    List<Area> all() {
        return List.of();
    }

    Optional<Area> find(AreaCode code) {
        return all().stream().filter(area -> area.code().equals(code)).findFirst();
    }

    List<Area> around(AreaCode code) {
        List<Area> around = new ArrayList<>();
        Optional<Area> area = find(code);
        while (area.isPresent()) {
            around.add(area.get());
            AreaCode parent = area.get().parent();
            area = parent == null ? Optional.empty() : find(parent);
        }
        return around;
    }

    Optional<Area> at(double latitude, double longitude) {
        return Optional.empty();
    }

    Map<AreaCode, List<double[][]>> outlines() {
        return Map.of();
    }

    City city() {
        throw new IllegalStateException("No city pack is loaded");
    }
}
