package saji.channels;

/** A thing of another room that is served on channels, for example {@code story:<id>}; this room does not know what it is. */
public record ObjectKey(String value) {

    public ObjectKey {
        if (!value.matches("[a-z]+:[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException("No key of an object: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
