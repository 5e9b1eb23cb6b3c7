package saji.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The public internet and a few addresses besides, for servers in the city's own network and for trying things out: {@code SAJI_OUTBOUND_ALSO}
 * lists them as {@code address:port}, the port {@code *} for any.
 */
final class AllowedToo implements OutboundPolicy {

    private final PublicInternet internet = new PublicInternet();
    private final Set<String> also;

    AllowedToo(String also) {
        this.also = Arrays.stream(also.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> found = internet.resolve(host);
        if (also.isEmpty()) {
            return found;
        }
        List<InetAddress> named = found.stream()
                .filter(address -> also.stream().anyMatch(one -> one.startsWith(address.getHostAddress() + ":")))
                .toList();
        return named.isEmpty() ? found : named;
    }

    @Override
    public boolean allows(InetAddress address, int port) {
        return internet.allows(address, port)
                || also.contains(address.getHostAddress() + ":" + port)
                || also.contains(address.getHostAddress() + ":*");
    }
}
