package saji.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.platform.Rows;

/** What search looks at: for each story and language its words with their places, and the vocabulary of all stories. */
@Component
class SearchDocuments {

    private static final int MOST_WORDS = 6_000;
    /** PostgreSQL's greatest place of a word in a text. */
    private static final int LAST_PLACE = 16_383;

    private static final int MOST_PLACES = 40;

    private final JdbcClient jdbc;
    private final Directory directory;

    SearchDocuments(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** Makes a story findable, or not findable when it was withdrawn. */
    void keep(Served story, Served.Body body) {
        jdbc.sql("delete from site.search_document where story = :story")
                .param("story", story.id())
                .update();
        if (!story.isWithdrawn()) {
            insert(story, body);
        }
        jdbc.sql("update site.search_state set revision = revision + 1").update();
    }

    private void insert(Served story, Served.Body body) {
        Served.Heading english = story.english();
        String englishBody = body.english();
        boolean translated = english != null && englishBody != null;
        insert(story, "id", story.indonesian(), body.indonesian(), !translated);
        if (english != null && englishBody != null) {
            insert(story, "en", english, englishBody, false);
        }
    }

    private void insert(Served story, String language, Served.Heading heading, String body, boolean alone) {
        boolean stemmed = language.equals("id");
        Vector title = new Vector(stemmed);
        title.add(heading.title(), 'A');
        title.add(heading.lead(), 'B');
        Vector content = new Vector(stemmed);
        content.add(heading.title(), 'A');
        content.add(heading.lead(), 'B');
        content.add(PlainText.of(body), 'D');
        story.agencies().forEach(issuer -> content.add(issuer.name(), 'D'));
        Set<String> areas = new TreeSet<>();
        for (String area : story.areas()) {
            directory.areaAndAround(new AreaCode(area)).forEach(around -> {
                areas.add(around.code().value());
                content.add(around.name(), 'D');
            });
        }
        story.pictures().forEach(picture -> content.add(picture.caption(), 'D'));
        jdbc.sql("""
                insert into site.search_document (story, language, alone, published_at, type, agencies, topics, areas, title, content)
                values (:story, :language, :alone, :at, :type, :agencies, :topics, :areas, cast(:title as tsvector), cast(:content as tsvector))
                """)
                .param("story", story.id())
                .param("language", language)
                .param("alone", alone)
                .param("at", Rows.at(story.publishedAt()))
                .param("type", story.type())
                .param(
                        "agencies",
                        story.agencies().stream()
                                .map(Served.Issuer::agency)
                                .distinct()
                                .toArray(UUID[]::new))
                .param("topics", story.topics().toArray(String[]::new))
                .param("areas", areas.toArray(String[]::new))
                .param("title", title.literal())
                .param("content", content.literal())
                .update();
        learn(content.vocabulary());
    }

    private void learn(Set<String> words) {
        jdbc.sql("insert into site.word (word) select word from unnest(:words) word on conflict do nothing")
                .param("words", words.toArray(String[]::new))
                .update();
    }

    /** Forgets words that no story has any more. */
    void gatherWords() {
        jdbc.sql("""
                delete from site.word w where not exists (
                    select from site.search_document d where d.content @@ cast(quote_literal(w.word) as tsquery))
                """).update();
    }

    /** A tsvector in the making: words with places, and stems marked {@code ~} at the places of their words. */
    private static final class Vector {

        private final Map<String, List<String>> places = new LinkedHashMap<>();
        private final Set<String> vocabulary = new TreeSet<>();
        private final boolean stemmed;
        private int place;
        private int words;

        Vector(boolean stemmed) {
            this.stemmed = stemmed;
        }

        void add(String text, char weight) {
            place += 10;
            for (String word : Tokens.words(text, MOST_WORDS - words)) {
                place++;
                words++;
                put(word, weight);
                String stem = stemmed ? Stem.of(word) : word;
                if (!stem.equals(word)) {
                    put("~" + stem, weight);
                }
                if (word.length() > 2 && word.length() <= 30 && Character.isLetter(word.charAt(0))) {
                    vocabulary.add(word);
                }
            }
        }

        private void put(String lexeme, char weight) {
            List<String> at = places.computeIfAbsent(lexeme, key -> new ArrayList<>());
            if (at.size() < MOST_PLACES) {
                at.add(Math.min(place, LAST_PLACE) + (weight == 'D' ? "" : String.valueOf(weight)));
            }
        }

        Set<String> vocabulary() {
            return vocabulary;
        }

        /** Words hold letters and digits only, so quoting them is enough. */
        String literal() {
            StringBuilder text = new StringBuilder();
            places.forEach((lexeme, at) -> text.append('\'')
                    .append(lexeme)
                    .append("':")
                    .append(String.join(",", at))
                    .append(' '));
            return text.toString();
        }
    }
}
