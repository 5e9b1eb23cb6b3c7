package saji.directory;

import saji.platform.Language;

/** A subject under which stories are found; {@code slug} stands in addresses. */
public record Topic(String slug, String name, String nameEn, String description, String descriptionEn) {

    public String name(Language language) {
        return language == Language.EN ? nameEn : name;
    }

    public String description(Language language) {
        return language == Language.EN ? descriptionEn : description;
    }
}
