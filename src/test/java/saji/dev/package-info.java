/** The development main class and the demo city. */
@NullMarked
package saji.dev;

import org.jspecify.annotations.NullMarked;
