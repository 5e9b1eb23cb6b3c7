package saji.channels.activitypub;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import saji.platform.Settings;

/** The addresses of this server on the open social web. */
@Component
class Here {

    static final String NAME = "[a-z0-9][a-z0-9_]{0,29}";

    /** Name of the actor that stands for the server itself; longer than others may be, and with a hyphen, so that nobody else has it. */
    static final String SERVER = "server-actor";

    private static final Pattern OBJECT = Pattern.compile("/ap/objects/([0-9a-f-]{36})");

    private final String base;
    private final String host;

    Here(Settings settings) {
        base = settings.baseUrl().toString();
        host = settings.baseUrl().getRawAuthority();
    }

    /** The host with its port where that is not the usual one. */
    String host() {
        return host;
    }

    String at(String path) {
        return base + path;
    }

    String actor(String username) {
        return base + "/ap/actors/" + username;
    }

    String key(String username) {
        return actor(username) + "#main-key";
    }

    String followers(String username) {
        return actor(username) + "/followers";
    }

    String object(UUID id) {
        return base + "/ap/objects/" + id;
    }

    /** Where the permission to quote an object stands for one thing that quotes it. */
    String permission(UUID id, String by) {
        return object(id) + "/quotes?by=" + URLEncoder.encode(by, StandardCharsets.UTF_8);
    }

    /** The username that an address of an actor names; empty for an address that is not of one here. */
    Optional<String> username(String address) {
        String begin = base + "/ap/actors/";
        boolean isActor =
                address.startsWith(begin) && address.substring(begin.length()).matches(NAME);
        return isActor ? Optional.of(address.substring(begin.length())) : Optional.empty();
    }

    Optional<UUID> objectId(String address) {
        Matcher path = OBJECT.matcher(address.startsWith(base) ? address.substring(base.length()) : "");
        try {
            return path.matches() ? Optional.of(UUID.fromString(path.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Host of an address of the web, with its port where it has one; empty for all else. */
    static Optional<String> hostOf(String address) {
        try {
            URI at = URI.create(address);
            boolean isWeb = ("https".equals(at.getScheme()) || "http".equals(at.getScheme()))
                    && at.getHost() != null
                    && at.getRawUserInfo() == null
                    && address.length() <= 2000;
            return isWeb ? Optional.of(at.getRawAuthority().toLowerCase(java.util.Locale.ROOT)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
