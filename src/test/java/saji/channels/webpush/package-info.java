/** Web push against a push service of our own and the vectors of the RFCs. */
@NullMarked
package saji.channels.webpush;

import org.jspecify.annotations.NullMarked;
