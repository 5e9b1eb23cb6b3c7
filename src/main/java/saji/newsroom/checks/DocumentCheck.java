package saji.newsroom.checks;

import java.util.function.Consumer;

/** Documents go out whole; what stands inside is seen by no other check. */
final class DocumentCheck implements Check {

    @Override
    public void look(Manuscript manuscript, Consumer<Finding> found) {
        manuscript.documents().forEach(name -> found.accept(Finding.warning("document-published", "assets", name)));
    }
}
