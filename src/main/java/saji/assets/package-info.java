/** Photos, documents and video: type found by content, places and devices stripped, renditions, credit, alt text, consent. */
@ApplicationModule(allowedDependencies = {"platform", "platform::web", "directory", "directory::web"})
@NullMarked
package saji.assets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
