package saji.directory.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an API method does and gives, for the OpenAPI document; what it refuses is an RFC 9457 problem everywhere. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Gives {

    /** The record in the body of a success. */
    Class<?> value();

    /** The status of a success. */
    int status() default 200;

    /** What the method does, one plain English sentence without a full stop. */
    String summary();
}
