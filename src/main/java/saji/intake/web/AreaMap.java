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
import saji.directory.Projection;

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
        Projection plane = Projection.of(outlines.values(), WIDTH).orElse(new Projection(0, 0, 1, 1, 0));
        StringBuilder svg = new StringBuilder(100_000);
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" data-west=\"%.6f\" data-north=\"%.6f\""
                        + " data-x=\"%.3f\" data-y=\"%.3f\">",
                WIDTH,
                plane.height(),
                plane.west(),
                plane.north(),
                plane.scaleX(),
                plane.scaleY()));
        outlines.forEach((code, rings) -> path(svg, code, rings, plane));
        return svg.append("</svg>").toString();
    }

    private void path(StringBuilder svg, AreaCode code, List<double[][]> rings, Projection plane) {
        String name = directory.area(code).map(Area::name).orElse("");
        svg.append("<path data-code=\"").append(escaped(code.value())).append("\" d=\"");
        for (double[][] ring : rings) {
            for (int i = 0; i < ring.length; i++) {
                svg.append(i == 0 ? 'M' : 'L')
                        .append(String.format(Locale.ROOT, "%.1f %.1f", plane.x(ring[i][0]), plane.y(ring[i][1])));
            }
            svg.append('Z');
        }
        svg.append("\"><title>").append(escaped(name)).append("</title></path>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
