package saji.newsroom.web;

import java.time.Instant;
import java.util.List;
import saji.directory.AgencyId;
import saji.intake.Material;
import saji.intake.MaterialLine;
import saji.newsroom.ContentType;
import saji.platform.Reason;

/**
 * The page on which a story begins.
 *
 * @param id the story's identity, so that sending the form twice begins one story
 * @param q words that were looked for among the materials
 */
public record NewStoryView(
        String id,
        List<ContentType> types,
        String type,
        List<Offer> offers,
        String q,
        Reader reader,
        List<Reason> refused) {

    /** A material that can be chosen. */
    public record Offer(String id, String title, AgencyId agency, Material.State state, Instant at, boolean chosen) {

        static Offer of(Material material) {
            return new Offer(
                    material.id().toString(),
                    material.title(),
                    material.agency(),
                    material.state(),
                    material.changedAt(),
                    true);
        }

        static Offer of(MaterialLine line) {
            return new Offer(line.id().toString(), line.title(), line.agency(), line.state(), line.at(), false);
        }
    }
}
