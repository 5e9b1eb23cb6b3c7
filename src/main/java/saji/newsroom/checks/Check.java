package saji.newsroom.checks;

import java.util.function.Consumer;

/** One thing to look for in a manuscript. */
@FunctionalInterface
interface Check {

    void look(Manuscript manuscript, Consumer<Finding> found);
}
