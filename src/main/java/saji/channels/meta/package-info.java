/** Facebook pages, Instagram and Threads, by the Graph API. */
@NullMarked
package saji.channels.meta;

import org.jspecify.annotations.NullMarked;
