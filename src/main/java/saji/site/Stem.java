package saji.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A light Indonesian stemmer (confix stripping). It takes off particles and possessives (-lah, -kah, -pun, -nya), and an affix only as
 * far as the rest is a likely root; {@code site/roots.txt} lists roots that may lose a bare -an or -i or -kan, {@code
 * site/whole.txt} words that stay whole. A stem is only ever indexed beside the word itself.
 */
final class Stem {

    private static final Set<String> ROOTS = lines("/site/roots.txt");
    private static final Set<String> WHOLE = lines("/site/whole.txt");
    private static final int SHORTEST_ROOT = 4;

    private Stem() {}

    /** The stem of a folded word; the word itself when nothing can be taken off. */
    static String of(String word) {
        if (word.length() < 5 || WHOLE.contains(word) || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return word;
        }
        String plain = withoutParticle(word);
        if (ROOTS.contains(plain) || WHOLE.contains(plain)) {
            return plain;
        }
        String root = withoutAffixes(plain);
        return root.isEmpty() ? plain : root;
    }

    private static String withoutParticle(String word) {
        String plain = word;
        for (String ending : new String[] {"lah", "kah", "pun", "nya"}) {
            if (plain.endsWith(ending) && plain.length() - ending.length() >= SHORTEST_ROOT) {
                String rest = plain.substring(0, plain.length() - ending.length());
                // "sekolah", "jumlah", "rumah": an ending that belongs to the word leaves no root
                if (ending.equals("nya")
                        || ROOTS.contains(rest)
                        || !withoutAffixes(rest).isEmpty()) {
                    plain = rest;
                }
                break;
            }
        }
        return plain;
    }

    /** The root of a word with prefix, suffix or both; empty when there is none that is likely. */
    private static String withoutAffixes(String word) {
        for (String suffix : new String[] {"kan", "an", "i", ""}) {
            if (word.endsWith(suffix) && word.length() - suffix.length() >= 3) {
                String trunk = word.substring(0, word.length() - suffix.length());
                if (!suffix.isEmpty() && ROOTS.contains(trunk)) {
                    return trunk;
                }
                String root = withoutPrefix(trunk);
                if (!root.isEmpty()) {
                    return root;
                }
            }
        }
        return "";
    }

    private static String withoutPrefix(String trunk) {
        String rest = trunk;
        for (int layer = 0; layer < 2; layer++) {
            String known = knownRoot(rest);
            if (!known.isEmpty()) {
                return known;
            }
            String inner = peel(rest);
            if (inner.equals(rest)) {
                return "";
            }
            rest = inner;
        }
        return ROOTS.contains(rest) ? rest : knownRoot(rest);
    }

    /** A listed root under one prefix, with the first letter that a nasal prefix swallowed put back. */
    private static String knownRoot(String word) {
        for (Prefix prefix : PREFIXES) {
            if (word.startsWith(prefix.text()) && word.length() - prefix.text().length() >= 2) {
                String rest = word.substring(prefix.text().length());
                for (String letter : prefix.swallowed()) {
                    if (ROOTS.contains(letter + rest)) {
                        return letter + rest;
                    }
                }
            }
        }
        return "";
    }

    /** The word without an outer prefix that stands before another one: di-per-, me-mper-, ke-ber-, se-ke-. */
    private static String peel(String word) {
        for (String outer : new String[] {"memper", "diper", "mem", "men", "di", "ke", "se", "ter", "ber"}) {
            if (word.startsWith(outer) && word.length() - outer.length() >= 5) {
                return outer.equals("memper") || outer.equals("diper")
                        ? "per" + word.substring(outer.length())
                        : word.substring(outer.length());
            }
        }
        return word;
    }

    /** A prefix with the letters that may have stood at the head of the root, the empty one first. */
    private record Prefix(String text, List<String> swallowed) {
        Prefix(String text, String... swallowed) {
            this(text, List.of(swallowed));
        }
    }

    private static final Prefix[] PREFIXES = {
        new Prefix("menge", ""),
        new Prefix("penge", ""),
        new Prefix("meng", "", "k"),
        new Prefix("peng", "", "k"),
        new Prefix("meny", "s"),
        new Prefix("peny", "s"),
        new Prefix("mem", "", "p"),
        new Prefix("pem", "", "p"),
        new Prefix("men", "", "t"),
        new Prefix("pen", "", "t"),
        new Prefix("me", ""),
        new Prefix("per", "", "r"),
        new Prefix("pel", "", "l"),
        new Prefix("pe", ""),
        new Prefix("ber", "", "r"),
        new Prefix("bel", ""),
        new Prefix("be", ""),
        new Prefix("ter", "", "r"),
        new Prefix("te", ""),
        new Prefix("di", ""),
        new Prefix("ke", ""),
        new Prefix("se", "")
    };

    private static Set<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Stem.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.Arrays.stream(line.strip().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
