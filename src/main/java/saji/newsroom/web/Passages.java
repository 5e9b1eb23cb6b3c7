package saji.newsroom.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import saji.newsroom.Text;

/** The paragraphs of a story as an agency is asked to confirm them, one by one. */
final class Passages {

    private static final Pattern BETWEEN = Pattern.compile("\n[ \t\n]*\n");
    private static final int MOST = 50;

    private Passages() {}

    /** Title and lead, then each paragraph, list and quote of the body; headings are left out. */
    static List<String> of(Text text) {
        List<String> passages = new ArrayList<>();
        passages.add(text.title());
        passages.add(text.lead());
        passages.addAll(Arrays.asList(BETWEEN.split(text.body().replace("\r", ""))));
        return passages.stream()
                .map(String::strip)
                .filter(passage -> !passage.isEmpty() && !passage.startsWith("#"))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
