/** Saji: the public-communications desk of a city government. Each package below is a room of the house. */
@NullMarked
package saji;

import org.jspecify.annotations.NullMarked;
