/** Telegram channels, by the Bot API. */
@NullMarked
package saji.channels.telegram;

import org.jspecify.annotations.NullMarked;
