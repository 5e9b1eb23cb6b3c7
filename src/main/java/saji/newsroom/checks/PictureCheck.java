package saji.newsroom.checks;

import java.util.function.Consumer;

/** Pictures that those who do not see them can follow, with credit, and with the agreement of the people shown. */
final class PictureCheck implements Check {

    static final int SHORTEST_ALT = 15;

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        if (manuscript.needsPicture() && manuscript.pictures().isEmpty()) {
            found.accept(Finding.blocking("picture-missing", "assets"));
        }
        for (Manuscript.Picture picture : manuscript.pictures()) {
            String alt = picture.alt().strip();
            if (alt.isEmpty()) {
                found.accept(Finding.blocking("alt-missing", "assets", picture.name()));
            } else if (alt.length() < SHORTEST_ALT || alt.matches("(?i).*\\.(jpe?g|png|webp|heic)")) {
                found.accept(
                        Finding.warning("alt-poor", "assets", picture.name()).in(alt));
            }
            if (picture.credit().isBlank()) {
                found.accept(Finding.warning("credit-missing", "assets", picture.name()));
            }
            if (!picture.consent()) {
                found.accept(Finding.blocking("consent-missing", "assets", picture.name()));
            }
        }
    }
}
