package saji.channels.activitypub;

/**
 * What a request carries.
 *
 * @param digest SHA-256 in Base64, counted once for all who are sent the same
 */
@SuppressWarnings("ArrayRecordComponent")
record Body(byte[] bytes, String digest) {

    static final Body NONE = of(new byte[0]);

    static Body of(byte[] bytes) {
        return new Body(bytes, Message.digest(bytes));
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }
}
