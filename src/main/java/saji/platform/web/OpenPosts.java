package saji.platform.web;

import java.util.List;

/**
 * Addresses of a room that take a POST without a form token, because whoever calls proves itself by what it sends: a secret link, a
 * signature. A room that has some gives a bean of this.
 *
 * @param patterns paths, {@code *} for one part
 */
public record OpenPosts(List<String> patterns) {
    public OpenPosts {
        patterns = List.copyOf(patterns);
    }
}
