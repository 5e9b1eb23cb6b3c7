/** Checks of a story's text that explain themselves: pure functions of a manuscript, each finding with severity and passage. */
@NullMarked
package saji.newsroom.checks;

import org.jspecify.annotations.NullMarked;
