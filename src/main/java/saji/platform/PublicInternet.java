package saji.platform;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Allows only addresses of the public internet on the web's own ports. Refused are all special-purpose blocks of the IANA registries:
 * private, loopback, link-local, shared, documentation, benchmarking, multicast and reserved ones, and of IPv6 everything outside
 * 2000::/3, so also mapped (::ffff:0:0/96), NAT64 (64:ff9b::/96), unique local and link-local ones; inside it Teredo and the other
 * protocol assignments (2001::/23), documentation (2001:db8::/32, 3fff::/20) and 6to4 (2002::/16).
 */
final class PublicInternet implements OutboundPolicy {

    /** IPv4 blocks that are not the public internet: network and length of its prefix. */
    private static final int[][] REFUSED_4 = {
        {0x00000000, 8},
        {0x0A000000, 8},
        {0x64400000, 10},
        {0x7F000000, 8},
        {0xA9FE0000, 16},
        {0xAC100000, 12},
        {0xC0000000, 24},
        {0xC0000200, 24},
        {0xC0586300, 24},
        {0xC0A80000, 16},
        {0xC6120000, 15},
        {0xC6336400, 24},
        {0xCB007100, 24},
        {0xE0000000, 3}
    };

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    @Override
    public boolean allows(InetAddress address, int port) {
        return (port == 80 || port == 443) && isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress());
            case Inet6Address six -> six.getScopeId() == 0 && isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] bytes) {
        int address = word(bytes, 0);
        for (int[] block : REFUSED_4) {
            if ((address ^ block[0]) >>> (32 - block[1]) == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPublic6(byte[] bytes) {
        int first = word(bytes, 0);
        boolean global = first >>> 29 == 0b001;
        boolean protocol = first >>> 9 == 0x20010000 >>> 9;
        boolean documentation = first == 0x20010DB8 || first >>> 12 == 0x3FFF0000 >>> 12;
        boolean sixToFour = first >>> 16 == 0x2002;
        return global && !protocol && !documentation && !sixToFour;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }
}
