package saji.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Tries the project against captured real material of others, which lies outside the project: {@code bin/test} names the folder in
 * {@code SAJI_CONFORMANCE} when it is there, and says so when it is not.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(named = "SAJI_CONFORMANCE", matches = ".+")
public @interface Conformance {}
