package saji.site;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Answers for addresses that have no page on the shelf. */
@Component
class Misses {

    private final Shelf shelf;

    Misses(Shelf shelf) {
        this.shelf = shelf;
    }

    /** The copy to answer with: one made now, or a page that says why there is none. */
    Copy answer(String path) {
        Copy page = shelf.get(path.equals("/en") || path.startsWith("/en/") ? "/en/404" : "/404");
        return page != null ? page : bare(404, "404");
    }

    private static Copy bare(int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Baked baked = new Baked("", status, "text/plain; charset=utf-8", Baked.Keeping.NEVER, null, body);
        return Copy.of(new Folder.Page(baked, baked.etag(), new byte[0]), false);
    }
}
