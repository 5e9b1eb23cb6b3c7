/** Stories: editions, checks, fact check, approval, embargo, schedule, correction, withdrawal. */
@ApplicationModule(
        allowedDependencies = {"platform", "platform::web", "directory", "directory::web", "assets", "intake"})
@NullMarked
package saji.newsroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
