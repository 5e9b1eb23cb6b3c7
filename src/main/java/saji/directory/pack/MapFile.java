package saji.directory.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import saji.directory.AreaCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code areas.geojson} (RFC 7946): polygons and multi-polygons with a {@code code}. */
final class MapFile {

    static final String NAME = "areas.geojson";

    private final Mistakes mistakes;
    private final Map<AreaCode, List<double[][]>> outlines = new HashMap<>();

    MapFile(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Map<AreaCode, List<double[][]>> read(String text, java.util.Set<AreaCode> known) {
        JsonMapper json = JsonMapper.builder().build();
        try (JsonParser parser = json.createParser(text)) {
            boolean found = false;
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME && "features".equals(parser.currentName())) {
                    found = true;
                    parser.nextToken();
                    features(parser, known);
                }
            }
            if (!found) {
                mistakes.add(NAME, 1, 1, "missing-key", "features");
            }
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            mistakes.add(NAME, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), "json");
        }
        return Map.copyOf(outlines);
    }

    private void features(JsonParser parser, java.util.Set<AreaCode> known) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            TokenStreamLocation at = parser.currentTokenLocation();
            JsonNode feature = parser.readValueAsTree();
            AreaCode code = new AreaCode(feature.path("properties").path("code").asString(""));
            List<double[][]> rings = rings(feature.path("geometry"));
            if (!known.contains(code)) {
                mistakes.add(NAME, at.getLineNr(), at.getColumnNr(), "unknown-area", code.value());
            } else if (rings.isEmpty()) {
                mistakes.add(NAME, at.getLineNr(), at.getColumnNr(), "outline", code.value());
            } else if (outlines.put(code, rings) != null) {
                mistakes.add(NAME, at.getLineNr(), at.getColumnNr(), "twice", code.value());
            }
        }
    }

    /** Every ring of the shape; none when any of it is wrong. */
    private static List<double[][]> rings(JsonNode geometry) {
        List<double[][]> rings = new ArrayList<>();
        JsonNode coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> coordinates.forEach(ring -> rings.add(ring(ring)));
            case "MultiPolygon" -> coordinates.forEach(polygon -> polygon.forEach(ring -> rings.add(ring(ring))));
            default -> {
                return List.of();
            }
        }
        return rings.stream().anyMatch(ring -> ring.length < 4) ? List.of() : List.copyOf(rings);
    }

    private static double[][] ring(JsonNode points) {
        double[][] ring = new double[points.size()][];
        for (int i = 0; i < ring.length; i++) {
            double longitude = points.get(i).path(0).asDouble(Double.NaN);
            double latitude = points.get(i).path(1).asDouble(Double.NaN);
            if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
                return new double[0][];
            }
            ring[i] = new double[] {longitude, latitude};
        }
        return ring;
    }
}
