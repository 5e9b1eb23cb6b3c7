package saji.audience;

/** How a subscriber is reached. */
public enum Medium {
    EMAIL,
    PUSH,
    WHATSAPP
}
