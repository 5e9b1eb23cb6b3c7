package saji.channels.activitypub;

import java.util.List;
import saji.platform.Reason;

/** What the desk's page about the open social web shows. */
public record FederationView(
        List<Actor> actors, List<Report> reports, List<Block> blocks, Block written, List<Reason> reasons) {

    /**
     * An account that is followed.
     *
     * @param followers how many, written out
     */
    public record Actor(String path, String name, String handle, String followers) {}

    /** A complaint of another server. */
    public record Report(String id, String actor, String host, String words, List<String> about, String received) {}

    /** What is not listened to, and why; {@code since} written out. */
    public record Block(String name, String reason, String since) {}
}
