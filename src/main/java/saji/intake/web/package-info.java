/** Pages and API of the room. */
@NullMarked
package saji.intake.web;

import org.jspecify.annotations.NullMarked;
