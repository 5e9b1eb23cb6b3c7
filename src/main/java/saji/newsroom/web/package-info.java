/** Pages and API of the room. */
@NullMarked
package saji.newsroom.web;

import org.jspecify.annotations.NullMarked;
