package saji.newsroom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The readable difference of two texts: paragraph by paragraph, and word by word inside a paragraph that was changed.
 *
 * @param blocks the paragraphs in reading order
 */
public record TextDiff(List<Block> blocks) {

    private static final Pattern PARAGRAPHS = Pattern.compile("\n[ \t\n]*\n");
    private static final Pattern WORDS = Pattern.compile("\\s+|[\\p{L}\\d]+|[^\\s\\p{L}\\d]");

    /** In a gap of more pairs of paragraphs none is looked for that could be a change of another. */
    private static final long MOST_PAIRS = 10_000;

    /** How a paragraph or a piece of it stands between the two texts. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED,
        CHANGED
    }

    /** A paragraph; {@code pieces} are the words of a changed one, else one piece. */
    public record Block(Kind kind, List<Piece> pieces) {}

    /** Some words in a row that stand alike: same, added or removed. */
    public record Piece(Kind kind, String text) {}

    /** Compares two texts; {@code before} may be empty. */
    public static TextDiff of(String before, String after) {
        List<String> old = paragraphs(before);
        List<String> now = paragraphs(after);
        List<Block> blocks = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (Alignment.Match match : Alignment.of(old, now)) {
            addGap(old.subList(i, match.first()), now.subList(j, match.second()), blocks);
            blocks.add(whole(Kind.SAME, old.get(match.first())));
            i = match.first() + 1;
            j = match.second() + 1;
        }
        addGap(old.subList(i, old.size()), now.subList(j, now.size()), blocks);
        return new TextDiff(List.copyOf(blocks));
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return blocks.stream().allMatch(block -> block.kind() == Kind.SAME);
    }

    /** The paragraphs of a text, without the blank lines between them. */
    static List<String> paragraphs(String text) {
        return Arrays.stream(PARAGRAPHS.split(text.replace("\r\n", "\n").replace('\r', '\n')))
                .map(TextDiff::trimmed)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static String trimmed(String paragraph) {
        String lines = paragraph.stripTrailing();
        int start = 0;
        while (start < lines.length() && lines.charAt(start) == '\n') {
            start++;
        }
        return lines.substring(start);
    }

    /** A paragraph that stands where an old one stood and shares a third of its words is a change of it. */
    private static void addGap(List<String> removed, List<String> added, List<Block> blocks) {
        List<Set<String>> old = removed.stream().map(TextDiff::vocabulary).toList();
        boolean comparable = (long) removed.size() * added.size() <= MOST_PAIRS;
        int i = 0;
        for (String now : added) {
            Set<String> vocabulary = comparable ? vocabulary(now) : Set.of();
            int partner = i;
            while (partner < removed.size() && !isAlike(old.get(partner), vocabulary)) {
                partner++;
            }
            if (partner == removed.size()) {
                blocks.add(whole(Kind.ADDED, now));
                continue;
            }
            for (; i < partner; i++) {
                blocks.add(whole(Kind.REMOVED, removed.get(i)));
            }
            blocks.add(new Block(Kind.CHANGED, pieces(removed.get(partner), now)));
            i = partner + 1;
        }
        for (; i < removed.size(); i++) {
            blocks.add(whole(Kind.REMOVED, removed.get(i)));
        }
    }

    private static boolean isAlike(Set<String> old, Set<String> now) {
        long shared = old.stream().filter(now::contains).count();
        return shared > 0 && shared * 3 >= Math.max(old.size(), now.size());
    }

    private static Set<String> vocabulary(String paragraph) {
        return words(paragraph).stream().filter(word -> !word.isBlank()).collect(Collectors.toSet());
    }

    private static List<String> words(String paragraph) {
        return WORDS.matcher(paragraph).results().map(match -> match.group()).toList();
    }

    private static List<Piece> pieces(String old, String now) {
        List<String> first = words(old);
        List<String> second = words(now);
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        int j = 0;
        for (Alignment.Match match : Alignment.of(first, second)) {
            add(pieces, Kind.REMOVED, first.subList(i, match.first()));
            add(pieces, Kind.ADDED, second.subList(j, match.second()));
            add(pieces, Kind.SAME, List.of(first.get(match.first())));
            i = match.first() + 1;
            j = match.second() + 1;
        }
        add(pieces, Kind.REMOVED, first.subList(i, first.size()));
        add(pieces, Kind.ADDED, second.subList(j, second.size()));
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        String text = String.join("", words);
        if (text.isEmpty()) {
            return;
        }
        Piece last = pieces.isEmpty() ? null : pieces.getLast();
        if (last != null && last.kind() == kind) {
            pieces.set(pieces.size() - 1, new Piece(kind, last.text() + text));
        } else {
            pieces.add(new Piece(kind, text));
        }
    }

    private static Block whole(Kind kind, String paragraph) {
        return new Block(kind, List.of(new Piece(kind, paragraph)));
    }
}
