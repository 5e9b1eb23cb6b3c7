package saji.channels.bluesky;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saji.channels.network.Counting;

/** What in a text is a link, a hashtag or a name: Bluesky wants each marked, from byte to byte of the UTF-8. */
final class Facets {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]");
    private static final Pattern TAG =
            Pattern.compile("(?<![^\\s(])[#＃]((?![\\p{N}_]+(?![\\p{L}\\p{M}\\p{N}_]))[\\p{L}\\p{M}\\p{N}_]+)");
    private static final Pattern NAME =
            Pattern.compile("(?<![^\\s(])@((?:[a-zA-Z0-9-]{1,63}\\.)+[a-zA-Z][a-zA-Z0-9-]{0,62})");
    private static final int MOST_TAG = 64;
    private static final int MOST_NAMES = 5;
    private static final int MOST_SHOWN = 30;

    private Facets() {}

    private record Mark(int from, int to, Map<String, String> feature) {}

    /**
     * The facets of a text, in their order.
     *
     * @param names finds the DID of a handle; what has none stays plain text
     */
    static List<Map<String, Object>> of(String text, Function<String, Optional<String>> names) {
        List<Mark> marks = new ArrayList<>();
        Matcher links = LINK.matcher(text);
        while (links.find()) {
            marks.add(new Mark(links.start(), links.end(), link(links.group())));
        }
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            if (Counting.GRAPHEMES.of(tags.group(1)) <= MOST_TAG) {
                marks.add(new Mark(
                        tags.start(),
                        tags.end(),
                        Map.of("$type", "app.bsky.richtext.facet#tag", "tag", tags.group(1))));
            }
        }
        Matcher handles = NAME.matcher(text);
        for (int n = 0; n < MOST_NAMES && handles.find(); n++) {
            int from = handles.start();
            int to = handles.end();
            names.apply(handles.group(1))
                    .ifPresent(did -> marks.add(
                            new Mark(from, to, Map.of("$type", "app.bsky.richtext.facet#mention", "did", did))));
        }
        return marks.stream()
                .sorted(Comparator.comparingInt(Mark::from))
                .map(mark -> facet(text, mark.from(), mark.to(), mark.feature()))
                .toList();
    }

    /** A part of a text that leads to an address. */
    static Map<String, Object> link(String text, int from, int to, String address) {
        return facet(text, from, to, link(address));
    }

    private static Map<String, String> link(String address) {
        return Map.of("$type", "app.bsky.richtext.facet#link", "uri", address);
    }

    private static Map<String, Object> facet(String text, int from, int to, Map<String, String> feature) {
        return Map.of(
                "index",
                Map.of("byteStart", bytes(text.substring(0, from)), "byteEnd", bytes(text.substring(0, to))),
                "features",
                List.of(feature));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** How an address is shown where it is marked as a link: host and the beginning of the path, at most 30 characters. */
    static String shown(String address) {
        URI at = URI.create(address);
        String path = at.getRawPath() == null || at.getRawPath().equals("/") ? "" : at.getRawPath();
        String all = String.valueOf(at.getHost()).replaceFirst("^www\\.", "") + path;
        return all.length() <= MOST_SHOWN ? all : all.substring(0, MOST_SHOWN - 1) + "…";
    }
}
