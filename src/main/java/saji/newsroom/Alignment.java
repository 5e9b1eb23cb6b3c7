package saji.newsroom;

import java.util.ArrayList;
import java.util.List;

/**
 * Which elements of two lists are the same, by their longest common subsequence. Equal beginnings and ends are cut off first; where
 * the rest is too large (more than four million pairs) nothing in it counts as the same, so that no input takes long.
 */
final class Alignment {

    private static final long MOST_PAIRS = 4_000_000;

    /** A pair of equal elements: places in the first and in the second list. */
    record Match(int first, int second) {}

    private Alignment() {}

    static <T> List<Match> of(List<T> first, List<T> second) {
        int head = 0;
        int shorter = Math.min(first.size(), second.size());
        while (head < shorter && first.get(head).equals(second.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && first.get(first.size() - 1 - tail).equals(second.get(second.size() - 1 - tail))) {
            tail++;
        }
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < head; i++) {
            matches.add(new Match(i, i));
        }
        List<T> a = first.subList(head, first.size() - tail);
        List<T> b = second.subList(head, second.size() - tail);
        if ((long) a.size() * b.size() <= MOST_PAIRS) {
            addCommon(a, b, head, matches);
        }
        for (int i = tail; i > 0; i--) {
            matches.add(new Match(first.size() - i, second.size() - i));
        }
        return matches;
    }

    private static <T> void addCommon(List<T> a, List<T> b, int offset, List<Match> matches) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            if (a.get(i).equals(b.get(j))) {
                matches.add(new Match(offset + i++, offset + j++));
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
