/** A person does something, end to end, in a real browser. */
@NullMarked
package saji.journeys;

import org.jspecify.annotations.NullMarked;
