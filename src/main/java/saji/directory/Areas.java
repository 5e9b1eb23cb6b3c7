package saji.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The areas of the city with their boundaries, held in memory: they change only when a pack is loaded. */
@Component
class Areas {

    private final CityInUse inUse;

    Areas(CityInUse inUse) {
        this.inUse = inUse;
    }

    List<Area> all() {
        return inUse.pack().areas();
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
        return outlines().entrySet().stream()
                .filter(outline -> lies(longitude, latitude, outline.getValue()))
                .findFirst()
                .flatMap(outline -> find(outline.getKey()));
    }

    Map<AreaCode, List<double[][]>> outlines() {
        return inUse.pack().outlines();
    }

    City city() {
        return inUse.pack().city();
    }

    /** Even-odd rule over all rings at once, so that holes and separate parts need no care of their own. */
    private static boolean lies(double x, double y, List<double[][]> rings) {
        boolean inside = false;
        for (double[][] ring : rings) {
            for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
                double[] a = ring[i];
                double[] b = ring[j];
                if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }
}
