/** The Telegram connector against a stub of the Bot API. */
@NullMarked
package saji.channels.telegram;

import org.jspecify.annotations.NullMarked;
