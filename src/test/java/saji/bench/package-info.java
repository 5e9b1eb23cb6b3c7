/** The measurements of docs/benchmarks.md: each a ratio or a time in one run on the machine at hand. */
@NullMarked
package saji.bench;

import org.jspecify.annotations.NullMarked;
