/** Tests of the newsroom through its door. */
@NullMarked
package saji.newsroom;

import org.jspecify.annotations.NullMarked;
