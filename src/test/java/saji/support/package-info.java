/** What tests and the demo city share: a settable clock, a real database, a started application. */
@NullMarked
package saji.support;

import org.jspecify.annotations.NullMarked;
