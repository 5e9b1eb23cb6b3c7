@NullMarked
package saji.channels.mastodon;

import org.jspecify.annotations.NullMarked;
