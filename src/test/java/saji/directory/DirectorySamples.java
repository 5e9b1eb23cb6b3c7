package saji.directory;

import java.util.Map;
import org.springframework.stereotype.Component;
import saji.support.RouteSamples;

/** What the directory's addresses name. */
@Component
class DirectorySamples implements RouteSamples {

    @Override
    public Map<String, String> values() {
        return Map.of("/desk/directory/agencies/{code}", "DINKES");
    }
}
