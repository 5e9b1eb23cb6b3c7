package saji.directory.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the caller's token must allow, for example {@code story:read}; on an API controller or one of its methods, the nearer one
 * counts. An API method without it is closed to everyone.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsScope {

    /** The code of a {@link saji.directory.Scope}. */
    String value();
}
