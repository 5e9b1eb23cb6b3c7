/** The Bluesky connector against a stub, and, where it is asked for, a real server. */
@NullMarked
package saji.channels.bluesky;

import org.jspecify.annotations.NullMarked;
