/** Material from agencies, requests for material, the agenda and reminders. */
@ApplicationModule(allowedDependencies = {"platform", "platform::web", "directory", "directory::web", "assets"})
@NullMarked
package saji.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
