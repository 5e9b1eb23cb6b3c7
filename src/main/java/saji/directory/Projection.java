package saji.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Degrees onto a drawing whose origin is in the north-west; over one city the earth is flat.
 *
 * @param west longitude of the left edge
 * @param north latitude of the upper edge
 * @param scaleX units of the drawing for a degree of longitude
 * @param scaleY units of the drawing for a degree of latitude
 * @param height of the drawing, in its units
 */
public record Projection(double west, double north, double scaleX, double scaleY, double height) {

    /** A drawing of that width which holds all outlines (rings of longitude and latitude); none when they have no extent. */
    public static Optional<Projection> of(Collection<List<double[][]>> outlines, double width) {
        double west = 180;
        double east = -180;
        double south = 90;
        double north = -90;
        for (List<double[][]> rings : outlines) {
            for (double[][] ring : rings) {
                for (double[] point : ring) {
                    west = Math.min(west, point[0]);
                    east = Math.max(east, point[0]);
                    south = Math.min(south, point[1]);
                    north = Math.max(north, point[1]);
                }
            }
        }
        if (west >= east || south >= north) {
            return Optional.empty();
        }
        double scaleX = width / (east - west);
        double scaleY = scaleX / Math.cos(Math.toRadians((north + south) / 2));
        return Optional.of(new Projection(west, north, scaleX, scaleY, (north - south) * scaleY));
    }

    public double x(double longitude) {
        return (longitude - west) * scaleX;
    }

    public double y(double latitude) {
        return (north - latitude) * scaleY;
    }
}
