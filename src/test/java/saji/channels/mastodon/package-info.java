/** The Mastodon connector against a stub of its API. */
@NullMarked
package saji.channels.mastodon;

import org.jspecify.annotations.NullMarked;
