package saji.channels.network;

import java.time.Instant;
import java.util.List;

/**
 * What somebody on a network said to an account or about what it posted.
 *
 * @param id how the network names it
 * @param answers how it names what this answers; empty for none
 * @param root how it names what the thread began with; empty where it does not tell
 * @param text as a reader reads it, without markup; empty for a {@link Kind#LIKE} or {@link Kind#BOOST}
 * @param language BCP 47 tag; empty where it is not told
 * @param address where a person sees it; empty when nobody can
 * @param pictures addresses of what it shows
 */
public record Voice(
        Kind kind,
        String id,
        String answers,
        String root,
        Author author,
        String text,
        String language,
        String address,
        Instant saidAt,
        List<String> pictures) {

    /** What was done. */
    public enum Kind {
        /** An answer to something of the account. */
        REPLY,
        /** A post that names the account. */
        MENTION,
        /** A post that quotes one of the account. */
        QUOTE,
        LIKE,
        BOOST,
        /** Something that was said before has another text now. */
        CHANGED,
        /** Something that was said or done before is taken back; only {@code id} and {@code author} count. */
        TAKEN_BACK
    }

    /**
     * Who said it.
     *
     * @param id how the network names this person, for good
     * @param handle as people write it, for example {@code @warga@mastodon.example}
     */
    public record Author(String id, String handle, String name, String address) {}

    public Voice {
        pictures = List.copyOf(pictures);
    }
}
