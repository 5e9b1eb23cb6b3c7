package saji.channels.network;

import java.util.Optional;

/**
 * What a connector keeps with a delivery from one try to the next, for posts that take several calls (an uploaded medium, a container).
 * Kept at once and for good, so that it is known even if the process ends with the next call; keeping fails, and the attempt ends, when
 * the delivery was given to another process meanwhile.
 */
public interface Notes {

    Optional<String> get(String name);

    void keep(String name, String value);
}
