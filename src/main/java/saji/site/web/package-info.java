/** Pages and API of the room. */
@NullMarked
package saji.site.web;

import org.jspecify.annotations.NullMarked;
