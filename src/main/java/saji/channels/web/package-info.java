/** Pages of the room. */
@NullMarked
package saji.channels.web;

import org.jspecify.annotations.NullMarked;
