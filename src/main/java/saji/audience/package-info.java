/** Subscribers and their consent: e-mail and web push, by topic, agency and area. */
@ApplicationModule(allowedDependencies = {"platform", "platform::web", "directory"})
@NullMarked
package saji.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
