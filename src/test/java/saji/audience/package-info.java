/** Subscribers on the desk. */
@NullMarked
package saji.audience;

import org.jspecify.annotations.NullMarked;
