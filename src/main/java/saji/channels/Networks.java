package saji.channels;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import saji.channels.network.Network;

/** The networks that this installation knows. */
@Component
class Networks {

    private final Map<String, Network> networks;

    Networks(List<Network> networks) {
        this.networks = networks.stream().collect(Collectors.toMap(Network::key, Function.identity()));
    }

    Optional<Network> find(String key) {
        return Optional.ofNullable(networks.get(key));
    }

    /** A network that an account is on; one that is gone from the program is a bug. */
    Network of(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("No network " + key));
    }

    List<Network> all() {
        return networks.values().stream()
                .sorted(Comparator.comparing(Network::key))
                .toList();
    }
}
