/** Agencies, people and their roles, sign-in, areas, topics and the working-time calendar. */
@ApplicationModule(allowedDependencies = {"platform", "platform::web"})
@NullMarked
package saji.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
