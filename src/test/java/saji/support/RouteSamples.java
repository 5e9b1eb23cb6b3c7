package saji.support;

import java.util.Map;

/**
 * Things that the access matrix may ask for: a bean (a {@code @Component} among the tests) of each room whose addresses name
 * things. What belongs to an agency belongs to {@code DINKES}, so that {@code dinkes} is its own officer and {@code dpu} another's.
 */
public interface RouteSamples {

    /**
     * What stands for a variable, by the beginning of the path up to it: {@code "/desk/intake/materials/{id}"} to the id of a
     * material. Made when asked, once a run. A variable without a sample gets a random id, and everyone is told it is not there.
     */
    Map<String, String> values();
}
