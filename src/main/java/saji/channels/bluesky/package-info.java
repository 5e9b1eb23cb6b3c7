/** Bluesky, by the AT Protocol: posts with link cards or pictures, deletions, and what people answer. */
@NullMarked
package saji.channels.bluesky;

import org.jspecify.annotations.NullMarked;
