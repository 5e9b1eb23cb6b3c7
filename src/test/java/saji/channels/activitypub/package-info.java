/** The open social web: signatures, inbox and delivery against servers on the loopback. */
@NullMarked
package saji.channels.activitypub;

import org.jspecify.annotations.NullMarked;
