/** Web push to browsers that subscribed on the public site: RFC 8030, 8188, 8291 and 8292. */
@NullMarked
package saji.channels.webpush;

import org.jspecify.annotations.NullMarked;
