package saji.platform.web;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says something once on the page after a redirect. */
public final class Notices {

    /** The flash attribute that carries the text key. */
    public static final String ATTRIBUTE = "notice";

    private Notices() {}

    /** Redirects to {@code path} and there says the text of {@code key}. */
    public static String redirect(RedirectAttributes redirect, String path, String key) {
        redirect.addFlashAttribute(ATTRIBUTE, key);
        return "redirect:" + path;
    }
}
