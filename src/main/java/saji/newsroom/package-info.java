/** Stories: editions, checks, fact check, approval, embargo, schedule, correction, withdrawal, variants for channels. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform::web",
            "directory",
            "directory::web",
            "assets",
            "channels",
            "channels::network",
            "intake"
        })
@NullMarked
package saji.newsroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
