package saji.platform.web;

import gg.jte.Content;
import java.util.List;
import saji.platform.Language;

/** Puts the head and the foot of the public site around a page that another room makes when it is asked for. */
public interface PublicFrame {

    /**
     * What stands inside.
     *
     * @param path of the page in Indonesian, which also says where it lies in English
     * @param description for search engines and shared links, plain text
     * @param listed whether search engines may list it
     * @param styles addresses of style sheets besides the site's own
     * @param scripts addresses of script modules; baked pages have none
     */
    record Inside(
            Language language,
            String path,
            String title,
            String description,
            boolean listed,
            Content main,
            List<String> styles,
            List<String> scripts) {
        public Inside {
            styles = List.copyOf(styles);
            scripts = List.copyOf(scripts);
        }
    }

    /** The whole page in HTML. */
    byte[] around(Inside page);
}
