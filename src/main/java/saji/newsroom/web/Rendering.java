package saji.newsroom.web;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import saji.intake.FactId;
import saji.newsroom.StoryId;
import saji.platform.Markdown;
import saji.platform.SafeHtml;

/** A story's Markdown as the desk shows it: passages that cite a fact lead to where it comes from. */
final class Rendering {

    private static final Pattern CITED = Pattern.compile("<a href=\"fakta:([0-9A-Za-z-]{0,60})\">");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Rendering() {}

    /** For those who may look at facts; the ones in {@code revised} have another value by now. */
    static SafeHtml forDesk(String markdown, StoryId story, Set<FactId> revised) {
        return Markdown.html(markdown, html -> CITED.matcher(html).replaceAll(match -> link(match, story, revised)));
    }

    /** For guests: cited passages are marked, and lead nowhere. */
    static SafeHtml forGuests(String markdown) {
        return Markdown.html(markdown, html -> CITED.matcher(html).replaceAll("<a class=\"newsroom-cited\">"));
    }

    private static String link(MatchResult match, StoryId story, Set<FactId> revised) {
        String id = match.group(1);
        if (!ID.matcher(id).matches()) {
            return "<a class=\"newsroom-fact newsroom-fact-unknown\">";
        }
        boolean isRevised = revised.stream().anyMatch(fact -> fact.toString().equals(id));
        return "<a class=\"newsroom-fact" + (isRevised ? " newsroom-fact-revised" : "") + "\" href=\""
                + StoryPages.path(story) + "/facts/" + id + "\">";
    }
}
