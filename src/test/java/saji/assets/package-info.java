/** Tests of the asset store. */
@NullMarked
package saji.assets;

import org.jspecify.annotations.NullMarked;
