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
 * @param saysAnew whether a change or a removal is one more message to the same people (a letter of correction): then it must not be
 *     repeated when its answer was lost, as a post must not
 */
public record Capabilities(
        By post,
        By edit,
        By delete,
        AfterUnknown afterUnknown,
        Duration settling,
        Duration patience,
        boolean saysAnew) {

    /** A network where a repeated change changes nothing more. */
    public Capabilities(By post, By edit, By delete, AfterUnknown afterUnknown, Duration settling, Duration patience) {
        this(post, edit, delete, afterUnknown, settling, patience, false);
    }

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
        return new Capabilities(post, by, delete, afterUnknown, settling, patience, saysAnew);
    }

    public Capabilities withDelete(By by) {
        return new Capabilities(post, edit, by, afterUnknown, settling, patience, saysAnew);
    }

    public Capabilities after(AfterUnknown what) {
        return new Capabilities(post, edit, delete, what, settling, patience, saysAnew);
    }

    public Capabilities within(Duration attempt) {
        return new Capabilities(post, edit, delete, afterUnknown, settling, attempt, saysAnew);
    }

    /** Each change and each removal is a message of its own. */
    public Capabilities sayingAnew() {
        return new Capabilities(post, edit, delete, afterUnknown, settling, patience, true);
    }
}
