package saji.channels.network;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import saji.platform.Reason;

/**
 * A network on which the city can speak; a bean in a sub-package of its own. It makes one remote call after another and says what came
 * of it; when, how often and in which order is the delivery engine's business. It keeps nothing between calls but what it puts into
 * {@link Notes} and {@link Access#renew}; its methods are called by many threads and processes at once.
 */
public interface Network {

    /** The word for it in the database and in text keys ({@code channels.network.<key>}), for example {@code telegram}. */
    String key();

    /** Name in Bootstrap Icons, without {@code bi-}. */
    String icon();

    /** What an administrator fills in to connect an account, in order. */
    List<Field> fields();

    /** What it can do with what was sent; drives the engine. */
    Capabilities capabilities();

    /** How fast it may be called. */
    Pace pace();

    /** The limits of a post. {@code access} tells of limits that the account has of its own. */
    Limits limits(Access access);

    /** What {@link Limits} cannot say about a post; empty when nothing is wrong. */
    default List<Reason> faults(Access access, Post post) {
        return List.of();
    }

    /** What of a quota or a budget is used up, as the desk shows it beside the limits; calls nothing. */
    default List<Reason> standing(Access access) {
        return List.of();
    }

    /** What can be chosen for a field, as the last test found it; empty where it is filled in freely. */
    default List<String> choices(Access access, String field) {
        return List.of();
    }

    /** Every way in which {@link RemoteCopy#id} may name what people say that they answer to. */
    default List<String> names(String answered) {
        return List.of(answered);
    }

    /** What a name must look like, with {@code @}, for that account to be named in a text; empty where nobody can be named. */
    default Optional<Pattern> mention() {
        return Optional.empty();
    }

    /** The host that an account is on, for politeness and ordering, for example {@code api.telegram.org}. */
    String host(Access access);

    /** Calls the network without leaving a trace there: whether the account works, who it is, what is left of its quota. */
    Tested test(Access access);

    /** Posts for the first time. {@link Sending#key} is the same each time that the same delivery is tried. */
    Result send(Access access, Sending sending);

    /** Puts new content in the place of what stands at {@code copy}. Called only if it can be edited by call. */
    Result edit(Access access, Sending sending, RemoteCopy copy);

    /** Takes away what stands at {@code copy}; what is no longer there counts as taken away. Called only if it can be deleted by call. */
    Result delete(Access access, Sending sending, RemoteCopy copy);

    /**
     * The copy at an address that a person has recorded; empty when the address is not that of a post here.
     *
     * @param post what stands there
     */
    default Optional<RemoteCopy> at(Access access, Post post, String address) {
        return Optional.of(new RemoteCopy(address, address));
    }

    /** The copy of a message without an address of its own, of which a person says that it has arrived. */
    default RemoteCopy arrived(Access access, String key) {
        return new RemoteCopy(key, "");
    }

    /** Where a person can look for a message that has no address of its own; empty where nobody can tell. */
    default Optional<Reason> trace(Access access, String key) {
        return Optional.empty();
    }

    /** Looks whether a post whose outcome is unknown is there. Called only if {@link Capabilities#afterUnknown} says so. */
    default Found find(Access access, Sending sending) {
        return new Found.CannotTell();
    }
}
