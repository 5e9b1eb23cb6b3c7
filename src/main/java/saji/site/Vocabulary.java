package saji.site;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words that some story has, for what readers mistype. */
@Component
class Vocabulary {

    private static final int CANDIDATES = 40;

    private final JdbcClient jdbc;

    Vocabulary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these words that some story has. */
    List<String> known(Collection<String> words) {
        return jdbc.sql("select word from site.word where word = any(:words)")
                .param("words", words.toArray(String[]::new))
                .query((row, n) -> row.getString("word"))
                .list();
    }

    /** Words of the vocabulary that look like this one, the most similar first. */
    List<String> alike(String word) {
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', '0.25', true)")
                .query()
                .listOfRows();
        return jdbc.sql(
                        "select word from site.word where word % :word order by similarity(word, :word) desc, word limit :limit")
                .param("word", word)
                .param("limit", CANDIDATES)
                .query((row, n) -> row.getString("word"))
                .list();
    }
}
