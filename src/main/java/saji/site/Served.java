package saji.site;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published story as the site keeps it: all that its page and the lists show, gathered when the edition came out.
 *
 * @param stage {@code PLANNED}, {@code UNDER_WAY} or {@code DONE}, or null when no material says it
 * @param agencies the leading agency first
 * @param areas codes of the areas that the story names; empty for the whole city
 * @param pictures the lead picture first
 * @param sources where cited facts come from
 * @param amendments corrections and the withdrawal, the newest first
 * @param english title and lead in English, or null
 */
record Served(
        UUID id,
        String slug,
        List<String> formerSlugs,
        String type,
        @Nullable String stage,
        Instant publishedAt,
        int edition,
        Instant editionAt,
        Heading indonesian,
        @Nullable Heading english,
        List<Issuer> agencies,
        List<String> areas,
        List<String> topics,
        List<Picture> pictures,
        List<Attachment> attachments,
        List<Source> sources,
        List<Amendment> amendments) {

    /** What stands above a story. */
    record Heading(String title, String lead) {}

    /** The text of a story, in Markdown. */
    record Body(String indonesian, @Nullable String english) {}

    /** An agency under the name that it bore when the story was published. */
    record Issuer(UUID agency, String name, String nameEn) {}

    /** A picture; sizes in pixels of its original. */
    record Picture(UUID asset, int width, int height, String alt, String caption, String credit) {}

    /** A document or video to be taken along. */
    record Attachment(UUID asset, String mediaType, String fileName, String caption, long bytes) {

        /** Where everybody gets it: its own name is kept only as far as it is plain. */
        String path() {
            int dot = fileName.lastIndexOf('.');
            String name = (dot > 0 ? fileName.substring(0, dot) : fileName).replaceAll("[^A-Za-z0-9]+", "-");
            String ending = dot > 0 ? fileName.substring(dot + 1).replaceAll("[^A-Za-z0-9]+", "") : "";
            String plain = name.replaceAll("^-|-$", "");
            plain = plain.isEmpty() ? "berkas" : plain.substring(0, Math.min(80, plain.length()));
            return "/media/" + asset + "/" + plain
                    + (ending.isEmpty() ? "" : "." + ending.substring(0, Math.min(8, ending.length())));
        }
    }

    /** Where a cited fact comes from. */
    record Source(UUID fact, String claim, String value, String source) {}

    /** What was put right, or why it was withdrawn. */
    record Amendment(Instant at, boolean withdrawal, String note) {}

    boolean isWithdrawn() {
        return amendments.stream().anyMatch(Amendment::withdrawal);
    }

    @Nullable
    Amendment withdrawal() {
        return amendments.stream().filter(Amendment::withdrawal).findFirst().orElse(null);
    }

    List<Amendment> corrections() {
        return amendments.stream().filter(amendment -> !amendment.withdrawal()).toList();
    }

    /** What relates stories to each other: their leading topic, else their leading agency. */
    String kin() {
        if (!topics.isEmpty()) {
            return "topik:" + topics.getFirst();
        }
        return agencies.isEmpty() ? "" : "opd:" + agencies.getFirst().agency();
    }

    String path() {
        return "/berita/" + slug;
    }
}
