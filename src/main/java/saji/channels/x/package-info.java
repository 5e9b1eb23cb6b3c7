/** X, by its API v2: posts with pictures, deletions, and a monthly budget, since every call is paid for. */
@NullMarked
package saji.channels.x;

import org.jspecify.annotations.NullMarked;
