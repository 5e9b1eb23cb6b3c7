package saji.site;

import org.springframework.stereotype.Component;

/** The door of the public site: for those who set it up, fill it or measure it. */
@Component
public class Site {

    private final Copying copying;
    private final Baker baker;

    Site(Copying copying, Baker baker) {
        this.copying = copying;
        this.baker = baker;
    }

    /** Copies every published story and bakes all pages anew; for stories that came into the database without being announced. */
    public void rebuild() {
        copying.copyAll();
        baker.beginAnew();
    }

    /** Does what is due now, a full bake to its end included. */
    public void bakeAll() {
        while (baker.run() > 0) {}
    }

    /** Whether a full bake is under way: pages may be older than the database says. */
    public boolean isBaking() {
        return baker.isFullBakeRunning();
    }
}
