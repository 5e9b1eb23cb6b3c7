package saji.directory;

import java.util.List;

/**
 * The demo city's people, each to be signed in with one click. Only the development start has such a bean; without one, the
 * sign-in page shows nobody and the click is refused.
 */
public interface DemoSignIn {

    /** Those who are offered, in the order to show. */
    List<Person> people();
}
