package saji.newsroom;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saji.intake.FactId;

/** Finds and rewrites passages that cite a fact: {@code [1.250 siswi](fakta:<fact id>)}. */
final class Citations {

    private static final Pattern CITATION = Pattern.compile(
            "\\[([^\\[\\]]{1,2000})]\\(fakta:([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\)");

    /** A citation with the words that are linked. */
    record Citation(String words, FactId fact) {}

    private Citations() {}

    static List<Citation> in(String markdown) {
        List<Citation> found = new ArrayList<>();
        Matcher matcher = CITATION.matcher(markdown);
        while (matcher.find()) {
            found.add(citation(matcher.toMatchResult()));
        }
        return found;
    }

    /** The facts that a text cites in any language, no more than two hundred. */
    static Set<FactId> facts(Text text) {
        Set<FactId> facts = new LinkedHashSet<>();
        in(text.body()).forEach(citation -> facts.add(citation.fact()));
        Text.English english = text.english();
        if (english != null) {
            in(english.body()).forEach(citation -> facts.add(citation.fact()));
        }
        return facts;
    }

    /** Rewrites the linked words; the change gets words and fact, and leaves the passage alone by giving nothing. */
    static String rewrite(String markdown, BiFunction<String, FactId, Optional<String>> change) {
        return CITATION.matcher(markdown).replaceAll(match -> {
            Citation citation = citation(match);
            String words = change.apply(citation.words(), citation.fact()).orElse(citation.words());
            return Matcher.quoteReplacement("[" + words + "](fakta:" + citation.fact() + ")");
        });
    }

    /** The Markdown without its citations. */
    static String without(String markdown) {
        return CITATION.matcher(markdown).replaceAll("");
    }

    private static Citation citation(MatchResult match) {
        return new Citation(match.group(1), new FactId(UUID.fromString(match.group(2))));
    }
}
