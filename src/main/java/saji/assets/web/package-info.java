/** Pages and API of the room. */
@NullMarked
package saji.assets.web;

import org.jspecify.annotations.NullMarked;
