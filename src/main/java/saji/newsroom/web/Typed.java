package saji.newsroom.web;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What a person had typed into one form of a page when it was refused, so that nothing has to be typed again. */
public final class Typed {

    static final Typed NOTHING = new Typed("", new LinkedMultiValueMap<>());

    private final String part;
    private final MultiValueMap<String, String> form;

    Typed(String part, MultiValueMap<String, String> form) {
        this.part = part;
        this.form = form;
    }

    /** The value for a field of a form; {@code otherwise} when another form or none was sent. */
    public String value(String formPart, String field, String otherwise) {
        String typed = part.equals(formPart) ? form.getFirst(field) : null;
        return typed == null ? otherwise : typed;
    }

    /** Whether a box of a form was ticked; {@code otherwise} when another form or none was sent. */
    public boolean has(String formPart, String field, String value, boolean otherwise) {
        return part.equals(formPart)
                ? form.getOrDefault(field, java.util.List.of()).contains(value)
                : otherwise;
    }

    /** Whether this form is the one that was refused. */
    public boolean isIn(String formPart) {
        return part.equals(formPart);
    }
}
