package saji.audience.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import saji.platform.Reason;

/**
 * What the desk's page about subscribers shows; numbers are written out.
 *
 * @param isEmpty whether nobody subscribes
 * @param mayLookUp whether the one who looks may ask for a person by address
 * @param asked the address that was asked for; null while none was
 * @param person who was found; null when nobody was
 */
public record AudienceView(
        boolean isEmpty,
        List<Sum> sums,
        List<Table> tables,
        boolean mayLookUp,
        @Nullable String asked,
        @Nullable Person person,
        List<Reason> reasons) {

    /** One number with its name. */
    public record Sum(String icon, String count, String name) {}

    /** Choices of one kind, the most wanted first. */
    public record Table(String id, String heading, List<Row> rows) {}

    /** How many of each medium want to hear of something. */
    public record Row(String name, String letters, String browsers, String chats) {}

    /**
     * A subscriber by e-mail.
     *
     * @param since when it was confirmed; empty while it is not
     * @param choices in words
     */
    public record Person(String id, String address, String since, String rhythm, List<String> choices) {}
}
