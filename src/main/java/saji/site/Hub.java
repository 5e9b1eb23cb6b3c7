package saji.site;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import saji.platform.Settings;

/** The hub (WebSub) that tells those who follow a feed of its changes, if the city has one. */
@Component
final class Hub {

    static final Hub NONE = new Hub("", "");

    private final String site;
    private final @Nullable String address;

    @Autowired
    Hub(Settings settings, @Value("${saji.websub-hub:}") String address) {
        this(settings.baseUrl().toString(), address);
    }

    /** @param address empty where there is none */
    Hub(String site, String address) {
        this.site = site;
        this.address = address.isBlank() ? null : address.strip();
    }

    @Nullable
    String address() {
        return address;
    }

    /** What the head of an answer says of the hub (WebSub, section 4): for a feed the hub and its own address. */
    List<HttpField> links(String path) {
        boolean isFeed = path.endsWith("/feed.atom") || path.endsWith("/feed.rss") || path.endsWith("/feed.json");
        return address == null || !isFeed
                ? List.of()
                : List.of(
                        new HttpField("Link", "<" + address + ">; rel=\"hub\""),
                        new HttpField("Link", "<" + site + path + ">; rel=\"self\""));
    }
}
