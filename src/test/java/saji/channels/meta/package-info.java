/** Facebook pages, Instagram and Threads against a stub of the Graph API. */
@NullMarked
package saji.channels.meta;

import org.jspecify.annotations.NullMarked;
