package saji.audience;

import java.util.Optional;

/** Whether the city sends pushes; given by the room that sends them. */
public interface PushOffer {

    /** The public key that a browser subscribes to, in Base64url; empty while no pushes are sent. */
    Optional<String> key();
}
