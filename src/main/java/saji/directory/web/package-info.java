/** Pages of the directory, and what every desk page gets from it: the person who asks, the menu, the frame. */
@NamedInterface("web")
@NullMarked
package saji.directory.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
