package saji.newsroom;

/**
 * A kind of story as configuration: rules differ by these values alone, never by code of a kind.
 *
 * @param key key in stored texts, for example {@code press_release}; its name is the text {@code newsroom.type.<key>}
 * @param schemaType schema.org type of the public page
 * @param minWords fewest words of the body
 * @param maxWords most words of the body
 * @param needsPicture whether it must have a lead picture
 * @param needsMaterial whether it must rest on material of an agency
 * @param needsFactCheck whether the agency must have confirmed it before approval
 */
public record ContentType(
        String key,
        String schemaType,
        int minWords,
        int maxWords,
        boolean needsPicture,
        boolean needsMaterial,
        boolean needsFactCheck) {}
