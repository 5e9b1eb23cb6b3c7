package saji.newsroom.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of the list of stories.
 *
 * @param more where the next part is, or null at the end
 * @param isFurther whether this is not the first part
 */
public record ListView(
        List<Card> cards,
        FilterForm form,
        Choices choices,
        Reader reader,
        boolean writes,
        @Nullable String more,
        boolean isFurther) {}
