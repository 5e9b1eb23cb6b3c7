package saji.newsroom;

/** What became of a save. */
public sealed interface Saving {

    /** Stored, as a new revision or, when nothing had changed, as the one that was there. */
    record Saved(Revision revision) implements Saving {}

    /**
     * Someone else saved in between; nothing was stored and nothing is lost.
     *
     * @param theirs the newest revision, to be merged with
     * @param yours the text that was to be saved
     * @param base the revision that both began with
     */
    record Conflict(Revision theirs, Text yours, Revision base) implements Saving {}
}
