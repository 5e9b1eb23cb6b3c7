package saji.channels.network;

import java.time.Duration;

/**
 * What a network can do with what was sent there.
 *
 * @param post how a post comes to be there
 * @param edit how it is changed; where it cannot be changed by call but deleted by call, the engine replaces it
 * @param delete how it is taken away
 * @param afterUnknown what is done when nobody knows whether a post arrived
 * @param settling how long after such a post the network may still be busy with it; it is not looked for earlier
 * @param patience the longest that one attempt may take, all its calls together; a process that holds a delivery for longer
 *     (by half a minute) is taken for dead
 */
public record Capabilities(
        By post, By edit, By delete, AfterUnknown afterUnknown, Duration settling, Duration patience) {

    /** By whom a thing is done. */
    public enum By {
        CALL,
        PERSON,
        NOBODY
    }

    /** What is done about a post of unknown outcome; never simply posting it again. */
    public enum AfterUnknown {
        /** Sending it again with the same key cannot double it. */
        REPEAT,
        /** {@link Network#find} can tell. */
        LOOK,
        /** Only a person can tell. */
        ASK
    }

    /** A network that can do everything by call, and can look. */
    public static Capabilities full() {
        return new Capabilities(
                By.CALL, By.CALL, By.CALL, AfterUnknown.LOOK, Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    public Capabilities withEdit(By by) {
        return new Capabilities(post, by, delete, afterUnknown, settling, patience);
    }

    public Capabilities withDelete(By by) {
        return new Capabilities(post, edit, by, afterUnknown, settling, patience);
    }

    public Capabilities after(AfterUnknown what) {
        return new Capabilities(post, edit, delete, what, settling, patience);
    }

    public Capabilities within(Duration attempt) {
        return new Capabilities(post, edit, delete, afterUnknown, settling, attempt);
    }
}
