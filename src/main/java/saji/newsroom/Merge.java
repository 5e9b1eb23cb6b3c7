package saji.newsroom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Three-way merge of a text by paragraphs: what only one side changed is taken from that side; where both changed the same place
 * differently, both stand, to be settled by a person.
 *
 * @param parts the text in reading order
 */
public record Merge(List<Part> parts) {

    /** A stretch of the merged text. */
    public sealed interface Part {}

    /** Paragraphs on which there is no dispute. */
    public record Agreed(String text) implements Part {}

    /** A place that both sides changed: what stood there, and what each made of it; any may be empty. */
    public record Dispute(String base, String mine, String theirs) implements Part {}

    /** Merges what became of {@code base} on two sides. */
    public static Merge of(String base, String mine, String theirs) {
        if (base.equals(theirs) || mine.equals(theirs)) {
            return new Merge(List.of(new Agreed(mine)));
        }
        if (base.equals(mine)) {
            return new Merge(List.of(new Agreed(theirs)));
        }
        return new Merge(merged(TextDiff.paragraphs(base), TextDiff.paragraphs(mine), TextDiff.paragraphs(theirs)));
    }

    public boolean hasDispute() {
        return parts.stream().anyMatch(Dispute.class::isInstance);
    }

    /** The whole text to begin with; of a disputed place both versions, mine first, so that nothing is lost. */
    public String text() {
        return join(parts.stream().flatMap(part -> switch (part) {
            case Agreed(String text) -> Stream.of(text);
            case Dispute(String base, String mine, String theirs) -> Stream.of(mine, theirs);
        }));
    }

    private static List<Part> merged(List<String> base, List<String> mine, List<String> theirs) {
        Map<Integer, Integer> inMine = places(base, mine);
        Map<Integer, Integer> inTheirs = places(base, theirs);
        List<Part> parts = new ArrayList<>();
        int b = 0;
        int m = 0;
        int t = 0;
        for (int i = 0; i < base.size(); i++) {
            Integer atMine = inMine.get(i);
            Integer atTheirs = inTheirs.get(i);
            if (atMine == null || atTheirs == null) {
                continue;
            }
            settle(base.subList(b, i), mine.subList(m, atMine), theirs.subList(t, atTheirs), parts);
            agree(parts, List.of(base.get(i)));
            b = i + 1;
            m = atMine + 1;
            t = atTheirs + 1;
        }
        settle(base.subList(b, base.size()), mine.subList(m, mine.size()), theirs.subList(t, theirs.size()), parts);
        return List.copyOf(parts);
    }

    private static void settle(List<String> base, List<String> mine, List<String> theirs, List<Part> parts) {
        if (mine.equals(theirs) || theirs.equals(base)) {
            agree(parts, mine);
        } else if (mine.equals(base)) {
            agree(parts, theirs);
        } else {
            parts.add(new Dispute(join(base.stream()), join(mine.stream()), join(theirs.stream())));
        }
    }

    private static void agree(List<Part> parts, List<String> paragraphs) {
        String text = join(paragraphs.stream());
        if (text.isEmpty()) {
            return;
        }
        if (!parts.isEmpty() && parts.getLast() instanceof Agreed(String before)) {
            parts.set(parts.size() - 1, new Agreed(before + "\n\n" + text));
        } else {
            parts.add(new Agreed(text));
        }
    }

    private static Map<Integer, Integer> places(List<String> base, List<String> side) {
        Map<Integer, Integer> places = new HashMap<>();
        Alignment.of(base, side).forEach(match -> places.put(match.first(), match.second()));
        return places;
    }

    private static String join(Stream<String> paragraphs) {
        return String.join("\n\n", paragraphs.filter(text -> !text.isEmpty()).toList());
    }
}
