package saji.channels.network;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a network counts the length of a text. */
public enum Counting {
    /** UTF-16 code units, as Telegram and Facebook do. */
    UTF16 {
        @Override
        public int of(String text) {
            return text.length();
        }
    },
    /** Unicode characters. */
    CHARACTERS {
        @Override
        public int of(String text) {
            return text.codePointCount(0, text.length());
        }
    },
    /** Extended grapheme clusters, as Bluesky does: a flag or a family is one. */
    GRAPHEMES {
        @Override
        public int of(String text) {
            return graphemes(text);
        }
    },
    /** As Mastodon does: graphemes, a web address is 23, of {@code @name@host} only {@code @name}. */
    MASTODON {
        @Override
        public int of(String text) {
            String short_ = LINK.matcher(text).replaceAll("x".repeat(23));
            return graphemes(MENTION.matcher(short_).replaceAll("$1"));
        }
    },
    /** As X does: a web address is 23, an emoji 2, characters outside a few Latin and punctuation blocks 2, others 1. */
    X {
        @Override
        public int of(String text) {
            String short_ = LINK.matcher(text).replaceAll("x".repeat(23));
            BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
            clusters.setText(short_);
            int weight = 0;
            int from = clusters.first();
            for (int to = clusters.next(); to != BreakIterator.DONE; from = to, to = clusters.next()) {
                String cluster = short_.substring(from, to);
                weight += EMOJI.matcher(cluster).find()
                        ? 2
                        : cluster.codePoints().map(Counting::weight).sum();
            }
            return weight;
        }
    };

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]");
    private static final Pattern MENTION = Pattern.compile("(@[\\w.-]+)@[\\w.-]+\\w");
    private static final Pattern EMOJI = Pattern.compile("\\p{IsEmoji_Presentation}|\\uFE0F|\\u20E3");

    /** The length of {@code text}. */
    public abstract int of(String text);

    private static int graphemes(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    private static int weight(int character) {
        boolean light = character <= 0x10FF
                || (character >= 0x2000 && character <= 0x200D)
                || (character >= 0x2010 && character <= 0x201F)
                || (character >= 0x2032 && character <= 0x2037);
        return light ? 1 : 2;
    }
}
