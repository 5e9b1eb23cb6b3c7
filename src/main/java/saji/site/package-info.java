/** The baked public pages, feeds and search. */
@ApplicationModule(allowedDependencies = {"platform", "platform::web", "directory", "assets", "intake", "newsroom"})
@NullMarked
package saji.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
