package saji.platform;

/**
 * HTML that has been through the sanitizer or was written by Saji itself: the only text that a template may print unescaped.
 */
public final class SafeHtml {

    private final String html;

    SafeHtml(String html) {
        this.html = html;
    }

    /** Markup made of constants of the program, never of anything that came from outside. */
    public static SafeHtml ofTrustedMarkup(String html) {
        return new SafeHtml(html);
    }

    @Override
    public String toString() {
        return html;
    }
}
