package saji.newsroom.checks;

import java.util.List;

/** Looks at a text; a bean for each. Pure and quick: no database, no network. */
public interface Check {

    List<Finding> find(Subject subject);
}
