/** The X connector against a stub of its API. */
@NullMarked
package saji.channels.x;

import org.jspecify.annotations.NullMarked;
