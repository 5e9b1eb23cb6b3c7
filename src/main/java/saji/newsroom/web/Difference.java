package saji.newsroom.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import saji.newsroom.Text;
import saji.newsroom.TextDiff;

/** What differs between two texts in one of their parts. {@code key} is the text key of the part's name. */
public record Difference(String key, TextDiff diff) {

    private static final Pattern CITED = Pattern.compile("(\\[[^\\[\\]]{1,2000}])\\(fakta:[0-9a-fA-F-]{36}\\)");

    /** All parts that differ. */
    static List<Difference> of(Text before, Text after, Reader reader) {
        List<Difference> differences = new ArrayList<>();
        add(differences, "title", before.title(), after.title());
        add(differences, "lead", before.lead(), after.lead());
        addCiting(differences, "body", before.body(), after.body());
        add(differences, "english-title", english(before, Text.English::title), english(after, Text.English::title));
        add(differences, "english-lead", english(before, Text.English::lead), english(after, Text.English::lead));
        addCiting(differences, "english-body", english(before, Text.English::body), english(after, Text.English::body));
        add(differences, "type", type(before, reader), type(after, reader));
        add(differences, "agencies", reader.agencies(before.agencies()), reader.agencies(after.agencies()));
        add(differences, "areas", lines(before.areas(), reader::area), lines(after.areas(), reader::area));
        add(differences, "topics", lines(before.topics(), reader::topic), lines(after.topics(), reader::topic));
        add(differences, "assets", count(before, reader), count(after, reader));
        return differences;
    }

    /** Cited words stand in brackets without the fact's identifier, unless that alone differs. */
    private static void addCiting(List<Difference> differences, String part, String before, String after) {
        String words = CITED.matcher(before).replaceAll("$1");
        String further = CITED.matcher(after).replaceAll("$1");
        boolean same = words.equals(further);
        add(differences, part, same ? before : words, same ? after : further);
    }

    private static void add(List<Difference> differences, String part, String before, String after) {
        TextDiff diff = TextDiff.of(before, after);
        if (!diff.isEmpty()) {
            differences.add(new Difference("newsroom.part." + part, diff));
        }
    }

    private static String type(Text text, Reader reader) {
        return reader.words().say("newsroom.type." + text.type());
    }

    private static String count(Text text, Reader reader) {
        return reader.words().say("newsroom.pictures.count", text.assets().size());
    }

    private static <T> String lines(List<T> items, Function<T, String> name) {
        return String.join(", ", items.stream().map(name).toList());
    }

    private static String english(Text text, Function<Text.English, String> part) {
        Text.@Nullable English english = text.english();
        return english == null ? "" : part.apply(english);
    }
}
