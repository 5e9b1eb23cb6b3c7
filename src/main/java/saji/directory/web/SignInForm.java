package saji.directory.web;

import java.util.List;
import saji.platform.Reason;

/**
 * The sign-in page.
 *
 * @param next where to go once in
 * @param username what was typed before a refusal
 * @param linkSent whether a link was just asked for
 * @param oidc whether another party can vouch for people here
 */
public record SignInForm(String next, String username, List<Reason> reasons, boolean linkSent, boolean oidc) {}
