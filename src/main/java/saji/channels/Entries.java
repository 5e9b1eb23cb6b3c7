package saji.channels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import saji.channels.network.Field;
import saji.channels.network.Network;
import saji.channels.network.Secret;
import saji.directory.Directory;
import saji.platform.Reason;

/** What an administrator fills in for an account: held against the fields of its network, and told apart into open and secret. */
@Component
class Entries {

    private static final int MOST_NAME = 100;
    private static final int MOST_FIELD = 4000;

    private final Keyring keyring;
    private final Directory directory;

    Entries(Keyring keyring, Directory directory) {
        this.keyring = keyring;
        this.directory = directory;
    }

    List<Reason> reasonsAgainst(Network network, Connecting.Form form, boolean isNew) {
        List<Reason> reasons = new ArrayList<>();
        if (form.name().isBlank() || form.name().length() > MOST_NAME) {
            reasons.add(Reason.of("channels.refused.name", MOST_NAME).at("name"));
        }
        if (form.agency() != null && directory.agency(form.agency()).isEmpty()) {
            reasons.add(Reason.of("channels.refused.agency").at("agency"));
        }
        for (Field field : network.fields()) {
            String value = form.fields().getOrDefault(field.name(), "").strip();
            if (value.isEmpty() && field.required() && (isNew || !field.secret())) {
                reasons.add(Reason.of("channels.refused.field", label(network, field))
                        .at(field.name()));
            }
            if (field.address() && !value.isEmpty() && !WebApi.isAddress(value)) {
                reasons.add(Reason.of("channels.refused.field-address", label(network, field))
                        .at(field.name()));
            }
            if (value.length() > MOST_FIELD || value.indexOf('\u0000') >= 0) {
                reasons.add(Reason.of("channels.refused.field-long", label(network, field))
                        .at(field.name()));
            }
        }
        boolean hasSecret = network.fields().stream().anyMatch(Field::secret);
        if (hasSecret && keyring.isEmpty()) {
            reasons.add(Reason.of("channels.refused.no-key"));
        }
        return reasons;
    }

    private static Reason label(Network network, Field field) {
        return Reason.of("channels." + network.key() + ".field." + field.name());
    }

    /** What is not secret; what the network told of itself is kept. */
    static Map<String, String> settings(Network network, Connecting.Form form, Map<String, String> before) {
        Map<String, String> settings = new HashMap<>();
        before.forEach((name, value) -> {
            if (name.startsWith("learned.")) {
                settings.put(name, value);
            }
        });
        for (Field field : network.fields()) {
            String value = form.fields().getOrDefault(field.name(), "").strip();
            if (!field.secret() && !value.isEmpty()) {
                settings.put(field.name(), value);
            }
        }
        return settings;
    }

    static Map<String, Secret> secrets(Network network, Connecting.Form form) {
        Map<String, Secret> secrets = new HashMap<>();
        for (Field field : network.fields()) {
            String value = form.fields().getOrDefault(field.name(), "").strip();
            if (field.secret() && !value.isEmpty()) {
                secrets.put(field.name(), new Secret(value));
            }
        }
        return secrets;
    }
}
