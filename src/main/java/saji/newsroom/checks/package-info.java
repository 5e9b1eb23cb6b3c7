/** What is looked at before a story goes to review and before it is approved; each check explains itself. */
@NullMarked
package saji.newsroom.checks;

import org.jspecify.annotations.NullMarked;
