/** How staff prove who they are: passwords with codes, links, passkeys, tokens; and what stops those who only pretend. */
@NullMarked
package saji.directory.signin;

import org.jspecify.annotations.NullMarked;
