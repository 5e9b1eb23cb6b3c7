package saji.platform;

import java.util.Locale;

/** A language in which Saji speaks. Indonesian is first; every text exists in both. */
public enum Language {
    ID("id", Locale.of("id", "ID")),
    EN("en", Locale.ENGLISH);

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /** The BCP 47 tag: {@code id} or {@code en}. */
    public String code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    /** The language of a BCP 47 tag; Indonesian for any that Saji does not speak. */
    public static Language of(String code) {
        return code.toLowerCase(Locale.ROOT).startsWith("en") ? EN : ID;
    }
}
