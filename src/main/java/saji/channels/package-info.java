/** Accounts on networks; what is sent there, what arrived where, and what must be done by hand; one sub-package a network. */
@ApplicationModule(
        allowedDependencies = {"platform", "platform::web", "directory", "directory::web", "assets", "audience"})
@NullMarked
package saji.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
