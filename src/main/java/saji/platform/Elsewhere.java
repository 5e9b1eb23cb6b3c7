package saji.platform;

import java.util.List;

/**
 * Where a thing that has a page here also stands in a form for machines. A room that serves such a form says so here; the room that bakes
 * the page asks when it bakes, so that a reader's request costs nothing.
 */
public interface Elsewhere {

    /**
     * A form of a thing.
     *
     * @param language code of the language that it is in
     * @param type media type
     * @param address full public address
     * @param author who says it there, as people write it: {@code @name@host}
     */
    record Form(String language, String type, String address, String author) {}

    /** Announced when a thing has a form that it did not have before. */
    record FormGiven(String thing) {}

    /** The forms of a thing, named as in the audit trail ({@code story:…}); the nearest to whoever it is about first. */
    List<Form> of(String thing);
}
