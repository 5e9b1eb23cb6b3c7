/** YouTube, by its Data API v3: films in resumable uploads, within the units of a day. */
@NullMarked
package saji.channels.youtube;

import org.jspecify.annotations.NullMarked;
