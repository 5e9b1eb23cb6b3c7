package saji.site.web;

import org.jspecify.annotations.Nullable;

/**
 * A story as lists show it.
 *
 * @param path of the story's page
 * @param language of title and lead: {@code id} or {@code en}
 * @param type key of its content type
 * @param typeName name of its content type in the page's language
 * @param agency name that the leading agency bore, in the page's language
 * @param date day of publication, written out
 * @param iso the same moment, ISO 8601
 * @param picture the lead picture, or null
 * @param stage {@code PLANNED}, {@code UNDER_WAY}, {@code DONE}, or null
 * @param corrected whether a correction was made
 * @param foreign whether it is in Indonesian on an English page
 */
public record Card(
        String path,
        String language,
        String title,
        String lead,
        String type,
        String typeName,
        String agency,
        String date,
        String iso,
        @Nullable Picture picture,
        @Nullable String stage,
        boolean corrected,
        boolean foreign) {

    /** The {@code lang} attribute of the texts, where it differs from the page's. */
    public @Nullable String lang() {
        return foreign ? language : null;
    }
}
