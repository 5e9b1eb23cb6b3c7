/** Pages on which citizens subscribe, and what their browsers say. */
@NullMarked
package saji.audience.web;

import org.jspecify.annotations.NullMarked;
