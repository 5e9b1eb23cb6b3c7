package saji.newsroom;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import saji.platform.Rows;

/** The addresses of stories: given once, never to another story, kept for redirects when they change. */
@Component
class Slugs {

    static final int MAX_LENGTH = 80;

    private final JdbcClient jdbc;

    Slugs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The words of a title as they stand in an address: lower-case letters and digits, hyphens between, at most 80 characters. */
    static String of(String title) {
        String words = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("&", " dan ")
                .replace("%", " persen ")
                .replace("+", " plus ")
                .replaceAll("(?<=\\d)[.,](?=\\d{3}(?!\\d))", "")
                .replaceAll("['’‘`\"“”]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (words.length() > MAX_LENGTH) {
            int end = words.lastIndexOf('-', MAX_LENGTH);
            words = words.substring(0, end > MAX_LENGTH / 2 ? end : MAX_LENGTH);
        }
        return words.isEmpty() ? "konten" : words;
    }

    /** Gives the story {@code wanted}, or with the first free number behind it; a former address of its own is given back to it. */
    String give(StoryId story, String wanted, Instant at) {
        jdbc.sql("update newsroom.slug set until = :at where story_id = :story and until is null")
                .param("at", Rows.at(at))
                .param("story", story.value())
                .update();
        for (int number = 1; ; number++) {
            String slug = number == 1 ? wanted : wanted + "-" + number;
            int given = jdbc.sql("""
                    insert into newsroom.slug (slug, story_id, since) values (:slug, :story, :at)
                    on conflict (slug) do update set until = null where slug.story_id = excluded.story_id
                    """)
                    .param("slug", slug)
                    .param("story", story.value())
                    .param("at", Rows.at(at))
                    .update();
            if (given == 1) {
                return slug;
            }
        }
    }

    /** Whether another story has or had it. */
    boolean isTaken(StoryId story, String slug) {
        return jdbc.sql("select exists (select from newsroom.slug where slug = :slug and story_id <> :story)")
                .param("slug", slug)
                .param("story", story.value())
                .query(Boolean.class)
                .single();
    }

    Map<StoryId, List<String>> former(UUID[] stories) {
        return Editions.grouped(jdbc.sql("""
                        select story_id, slug from newsroom.slug
                        where story_id = any(:stories) and until is not null order by until desc, slug
                        """)
                .param("stories", stories)
                .query((row, n) -> Map.entry(new StoryId(Rows.uuid(row, "story_id")), row.getString("slug")))
                .list());
    }
}
