/** Mastodon, and servers that speak its API: posts with pictures, edits, deletions, and what people answer. */
@NullMarked
package saji.channels.mastodon;

import org.jspecify.annotations.NullMarked;
