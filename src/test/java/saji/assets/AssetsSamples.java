package saji.assets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.support.RouteSamples;
import saji.support.TestPeople;

/** What the store's addresses name: a photo of the health agency. */
@Component
class AssetsSamples implements RouteSamples {

    private final ObjectProvider<Assets> assets;
    private final TestPeople people;

    AssetsSamples(ObjectProvider<Assets> assets, TestPeople people) {
        this.assets = assets;
        this.people = people;
    }

    @Override
    public Map<String, String> values() {
        Actor dinkes = people.actor("dinkes");
        try {
            Asset asset = assets.getObject()
                    .store(
                            dinkes,
                            dinkes.officerOf().iterator().next(),
                            "contoh.jpg",
                            new ByteArrayInputStream(Samples.jpeg(401, 300, 200)))
                    .orElseThrow();
            String path = "/desk/assets/{id}";
            return Map.of(path, asset.id().toString(), path + "/{file}", "w400.webp");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
