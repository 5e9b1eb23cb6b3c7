package saji.newsroom;

import java.util.List;
import saji.platform.Reason;

/** A condition of a command: says everything that speaks against it. */
@FunctionalInterface
interface Guard {

    List<Reason> against(Case story);
}
