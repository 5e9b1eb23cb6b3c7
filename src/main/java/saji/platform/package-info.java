/** Plumbing without one word of the trade: outcomes, words, time, safe Markdown, audit trail, mail, due work, web layout. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package saji.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
