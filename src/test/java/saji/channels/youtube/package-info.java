/** The YouTube connector against a stub of the Data API. */
@NullMarked
package saji.channels.youtube;

import org.jspecify.annotations.NullMarked;
