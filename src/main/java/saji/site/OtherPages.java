package saji.site;

import org.springframework.stereotype.Component;
import saji.platform.web.PublicFrame;
import saji.site.web.Frame;
import saji.site.web.OtherPage;

/** Lends the frame of the site to pages of other rooms. */
@Component
class OtherPages implements PublicFrame {

    private final Oven oven;
    private final Rendering rendering;

    OtherPages(Oven oven, Rendering rendering) {
        this.oven = oven;
        this.rendering = rendering;
    }

    @Override
    public byte[] around(Inside page) {
        Frames frames = new Frames(oven.recentSurroundings(), page.language(), page.path(), page.title())
                .describe(page.description())
                .section(page.path().substring(1));
        Frame frame = (page.listed() ? frames : frames.hidden()).build();
        return rendering.render("site/other.jte", new OtherPage(frame, page.main(), page.styles(), page.scripts()));
    }
}
