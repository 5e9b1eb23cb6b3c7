package saji.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.directory.Projection;
import saji.site.web.CityMap;

/** Draws the city's areas from their outlines, small enough to stand in a page. */
@Component
class Maps {

    private static final int WIDTH = 480;
    /** How far a drawn line may be from the true one, in units of the drawing. */
    private static final double TOLERANCE = 1.6;

    private final Directory directory;

    Maps(Directory directory) {
        this.directory = directory;
    }

    /** All areas with the names of the districts. */
    CityMap ofDistricts(Surroundings surroundings) {
        return draw(surroundings, Set.of(), true);
    }

    /** All areas, those in and under {@code area} marked. */
    CityMap marking(Area area, Surroundings surroundings) {
        Set<AreaCode> marked = surroundings.areas().stream()
                .map(Area::code)
                .filter(code -> code.equals(area.code())
                        || code.value().startsWith(area.code().value() + "."))
                .collect(Collectors.toSet());
        return draw(surroundings, marked, false);
    }

    private CityMap draw(Surroundings surroundings, Set<AreaCode> marked, boolean named) {
        Map<AreaCode, List<double[][]>> outlines = directory.outlines();
        Optional<Projection> projection = Projection.of(outlines.values(), WIDTH);
        if (projection.isEmpty()) {
            return new CityMap(1, 1, List.of());
        }
        Projection plane = projection.get();
        List<CityMap.Shape> shapes = new ArrayList<>();
        for (Area area : surroundings.areas()) {
            List<double[][]> rings = outlines.get(area.code());
            if (rings != null) {
                String outline = rings.stream().map(ring -> path(plane, ring)).collect(Collectors.joining());
                shapes.add(new CityMap.Shape("", "", outline, 0, 0, marked.contains(area.code())));
            }
        }
        if (named) {
            surroundings.areas().stream()
                    .filter(area -> area.level() == Area.Level.DISTRICT)
                    .forEach(area -> shapes.add(new CityMap.Shape(
                            area.name(),
                            "",
                            "",
                            (int) Math.round(plane.x(area.longitude())),
                            (int) Math.round(plane.y(area.latitude())),
                            false)));
        }
        return new CityMap(WIDTH, (int) Math.ceil(plane.height()), shapes);
    }

    private static String path(Projection plane, double[][] ring) {
        double[][] points = new double[ring.length][];
        for (int i = 0; i < ring.length; i++) {
            points[i] = new double[] {plane.x(ring[i][0]), plane.y(ring[i][1])};
        }
        StringBuilder path = new StringBuilder();
        long lastX = 0;
        long lastY = 0;
        for (double[] point : simplified(points)) {
            long x = Math.round(point[0]);
            long y = Math.round(point[1]);
            if (path.isEmpty()) {
                path.append('M').append(x).append(' ').append(y).append('l');
            } else if (x != lastX || y != lastY) {
                path.append(x - lastX).append(' ').append(y - lastY).append(' ');
            }
            lastX = x;
            lastY = y;
        }
        return path.toString().stripTrailing() + "z";
    }

    /** Ramer-Douglas-Peucker. */
    private static List<double[]> simplified(double[][] points) {
        boolean[] kept = new boolean[points.length];
        kept[0] = true;
        kept[points.length - 1] = true;
        keep(points, 0, points.length / 2, kept);
        keep(points, points.length / 2, points.length - 1, kept);
        kept[points.length / 2] = true;
        List<double[]> left = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            if (kept[i]) {
                left.add(points[i]);
            }
        }
        return left;
    }

    private static void keep(double[][] points, int first, int last, boolean[] kept) {
        double farthest = TOLERANCE;
        int at = -1;
        for (int i = first + 1; i < last; i++) {
            double distance = distance(points[i], points[first], points[last]);
            if (distance > farthest) {
                farthest = distance;
                at = i;
            }
        }
        if (at > 0) {
            kept[at] = true;
            keep(points, first, at, kept);
            keep(points, at, last, kept);
        }
    }

    private static double distance(double[] point, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.hypot(dx, dy);
        return length == 0
                ? Math.hypot(point[0] - from[0], point[1] - from[1])
                : Math.abs(dx * (from[1] - point[1]) - dy * (from[0] - point[0])) / length;
    }
}
