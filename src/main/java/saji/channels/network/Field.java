package saji.channels.network;

/**
 * One thing to fill in when an account is connected. Its label is the text {@code channels.<network>.field.<name>}, its advice
 * {@code channels.<network>.field.<name>.hint}.
 *
 * @param name key in {@link Access}
 * @param secret whether it is encrypted, never shown again and never logged
 * @param required whether an account cannot do without
 * @param preset what stands there at first, for example the network's own address
 * @param address whether it must be the address of a server
 * @param rare whether nearly everyone leaves the preset: it is shown apart from the others
 */
public record Field(String name, boolean secret, boolean required, String preset, boolean address, boolean rare) {

    public static Field plain(String name) {
        return new Field(name, false, true, "", false, false);
    }

    public static Field optional(String name) {
        return new Field(name, false, false, "", false, false);
    }

    public static Field preset(String name, String preset) {
        return new Field(name, false, true, preset, false, false);
    }

    /** The address of a server, without query. */
    public static Field address(String name, String preset) {
        return new Field(name, false, true, preset, true, false);
    }

    public static Field secret(String name) {
        return new Field(name, true, true, "", false, false);
    }

    public static Field optionalSecret(String name) {
        return new Field(name, true, false, "", false, false);
    }

    /** The same, shown apart. */
    public Field whichIsRare() {
        return new Field(name, secret, required, preset, address, true);
    }
}
