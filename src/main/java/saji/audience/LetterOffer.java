package saji.audience;

/** Whether the city sends a newsletter; given by the room that sends it. */
public interface LetterOffer {

    boolean isOpen();
}
