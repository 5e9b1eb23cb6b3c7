package saji.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where calls to addresses that others supply may go, and how names become addresses. */
public interface OutboundPolicy {

    /** All addresses of a host name or of an address in letters. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** Whether a connection to this address and port may be opened. */
    boolean allows(InetAddress address, int port);
}
