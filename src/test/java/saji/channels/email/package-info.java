/** The newsletter against a mail server of our own. */
@NullMarked
package saji.channels.email;

import org.jspecify.annotations.NullMarked;
