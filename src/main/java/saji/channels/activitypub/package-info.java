/** The open social web (ActivityPub): this server's own actors, their followers, what is sent to them and what comes back. */
@NullMarked
package saji.channels.activitypub;

import org.jspecify.annotations.NullMarked;
