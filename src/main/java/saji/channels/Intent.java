package saji.channels;

/** What a dispatch wants of each of its targets: that the object's content stands there, or that nothing does. */
public enum Intent {
    PUT,
    REMOVE
}
