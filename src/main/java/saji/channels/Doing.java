package saji.channels;

/** What is done to bring a target to where a dispatch wants it, by a call or by a person. */
public enum Doing {
    POST,
    EDIT,
    DELETE,
    /** Looking whether a post whose outcome is unknown is there. */
    FIND
}
