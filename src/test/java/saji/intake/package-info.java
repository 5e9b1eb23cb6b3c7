/** Tests of intake, through its door and its pages. */
@NullMarked
package saji.intake;

import org.jspecify.annotations.NullMarked;
