package saji.site.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of an agency, a topic or an area.
 *
 * @param kicker what sort of list it is
 * @param notice something to know about it, or null
 * @param more where older stories are found, or null when all are shown
 * @param parts pages of what lies inside, for example the subdistricts of a district
 * @param map where it lies, or null
 */
public record ListPage(
        Frame frame,
        String kicker,
        String heading,
        String intro,
        @Nullable String notice,
        List<Card> cards,
        @Nullable String more,
        String partsHeading,
        List<Frame.Link> parts,
        @Nullable CityMap map) {}
