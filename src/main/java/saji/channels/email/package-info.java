/** The newsletter: letters at once, digests in the morning, what comes back. */
@NullMarked
package saji.channels.email;

import org.jspecify.annotations.NullMarked;
