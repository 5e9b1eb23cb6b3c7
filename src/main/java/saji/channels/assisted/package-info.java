/** Posting by a person, for networks without access. */
@NullMarked
package saji.channels.assisted;

import org.jspecify.annotations.NullMarked;
