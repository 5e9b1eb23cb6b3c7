package saji.audience;

import java.util.List;

/** How many subscribe, and to what; says nothing of anyone. */
public record Crowd(List<Line> lines) {

    public Crowd {
        lines = List.copyOf(lines);
    }

    /** What is counted: all of a medium, those who have not confirmed yet, or those who chose something. */
    public enum Of {
        ALL,
        UNCONFIRMED,
        EVERYTHING,
        RHYTHM,
        TOPIC,
        AGENCY,
        AREA
    }

    /**
     * One sum.
     *
     * @param name which rhythm, topic, agency or area; empty otherwise
     */
    public record Line(Of of, String name, Medium medium, long count) {}

    /** How many of a medium; 0 where nobody. */
    public long count(Of of, String name, Medium medium) {
        return lines.stream()
                .filter(line -> line.of() == of && line.name().equals(name) && line.medium() == medium)
                .mapToLong(Line::count)
                .sum();
    }

    /** How many of all media. */
    public long count(Of of, String name) {
        return lines.stream()
                .filter(line -> line.of() == of && line.name().equals(name))
                .mapToLong(Line::count)
                .sum();
    }

    /** The names that somebody has chosen. */
    public List<String> names(Of of) {
        return lines.stream()
                .filter(line -> line.of() == of)
                .map(Line::name)
                .distinct()
                .toList();
    }
}
