/** What every page shares: layout, form protection, views, error pages, problem details. */
@NamedInterface("web")
@NullMarked
package saji.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
