/** Tests of the channels through their doors, against networks that live in memory. */
@NullMarked
package saji.channels;

import org.jspecify.annotations.NullMarked;
