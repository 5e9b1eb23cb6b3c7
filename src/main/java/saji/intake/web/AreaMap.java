package saji.intake.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import saji.directory.Area;
import saji.directory.AreaCode;
import saji.directory.Directory;

/**
 * The subdistricts as an SVG drawing, 1000 units wide: equirectangular, so that a tapped point is found by the corner and the scale
 * that the drawing carries ({@code data-west}, {@code data-north}, {@code data-x} and {@code data-y} units a degree).
 */
@Controller
class AreaMap {

    private static final double WIDTH = 1000;

    private final Directory directory;

    AreaMap(Directory directory) {
        this.directory = directory;
    }

    @GetMapping(path = "/desk/intake/map.svg", produces = "image/svg+xml")
    ResponseEntity<String> map() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(1)).cachePrivate())
                .body(draw(new TreeMap<>(directory.outlines())));
    }

    private String draw(Map<AreaCode, List<double[][]>> outlines) {
        double west = 180;
        double east = -180;
        double south = 90;
        double north = -90;
        for (List<double[][]> rings : outlines.values()) {
            for (double[][] ring : rings) {
                for (double[] point : ring) {
                    west = Math.min(west, point[0]);
                    east = Math.max(east, point[0]);
                    south = Math.min(south, point[1]);
                    north = Math.max(north, point[1]);
                }
            }
        }
        double x = WIDTH / Math.max(1e-9, east - west);
        double y = x / Math.cos(Math.toRadians((north + south) / 2));
        StringBuilder svg = new StringBuilder(100_000);
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" data-west=\"%.6f\" data-north=\"%.6f\""
                        + " data-x=\"%.3f\" data-y=\"%.3f\">",
                WIDTH,
                Math.max(0, (north - south) * y),
                west,
                north,
                x,
                y));
        for (Map.Entry<AreaCode, List<double[][]>> area : outlines.entrySet()) {
            path(svg, area.getKey(), area.getValue(), west, north, x, y);
        }
        return svg.append("</svg>").toString();
    }

    private void path(
            StringBuilder svg, AreaCode code, List<double[][]> rings, double west, double north, double x, double y) {
        String name = directory.area(code).map(Area::name).orElse("");
        svg.append("<path data-code=\"").append(escaped(code.value())).append("\" d=\"");
        for (double[][] ring : rings) {
            for (int i = 0; i < ring.length; i++) {
                svg.append(i == 0 ? 'M' : 'L')
                        .append(String.format(
                                Locale.ROOT, "%.1f %.1f", (ring[i][0] - west) * x, (north - ring[i][1]) * y));
            }
            svg.append('Z');
        }
        svg.append("\"><title>").append(escaped(name)).append("</title></path>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
