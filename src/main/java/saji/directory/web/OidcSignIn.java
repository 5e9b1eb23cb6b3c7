package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import saji.directory.Person;
import saji.directory.signin.SignIn;
import saji.platform.Outcome;

/** Takes whom the identity provider vouches for: the e-mail address must be verified there and belong to one of the staff here. */
@Component
class OidcSignIn implements AuthenticationSuccessHandler {

    private final SignIn signIn;
    private final Sessions sessions;

    OidcSignIn(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        String email =
                authentication.getPrincipal() instanceof OidcUser user && Boolean.TRUE.equals(user.getEmailVerified())
                        ? user.getEmail()
                        : null;
        if (signIn.vouchedFor(email) instanceof Outcome.Done<Person>(Person person)) {
            sessions.begin(request, response, person, "oidc");
            response.sendRedirect("/desk");
        } else {
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
            response.sendRedirect("/sign-in?refused=oidc");
        }
    }
}
