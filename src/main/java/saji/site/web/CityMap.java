package saji.site.web;

import java.util.List;

/**
 * A drawing of the city's areas.
 *
 * @param width of the drawing's own coordinates
 * @param height of the drawing's own coordinates
 */
public record CityMap(int width, int height, List<Shape> shapes) {

    /**
     * One area.
     *
     * @param outline SVG path data
     * @param labelX where its name stands
     * @param marked whether it is the area that the page is about
     */
    public record Shape(String name, String path, String outline, int labelX, int labelY, boolean marked) {}
}
