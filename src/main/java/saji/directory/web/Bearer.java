package saji.directory.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import saji.directory.Directory;
import saji.directory.Scope;
import saji.directory.signin.AccessToken;
import saji.directory.signin.Tokens;

/** Reads {@code Authorization: Bearer …} (RFC 6750) of an API request. */
class Bearer extends OncePerRequestFilter {

    /** What the token of this request allows. */
    record Allowed(Set<Scope> scopes) {}

    private final Tokens tokens;
    private final Directory directory;

    Bearer(Tokens tokens, Directory directory) {
        this.tokens = tokens;
        this.directory = directory;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            Optional<AccessToken> token = tokens.use(header.substring(7).strip());
            token.ifPresent(this::signIn);
        }
        chain.doFilter(request, response);
    }

    private void signIn(AccessToken token) {
        directory.person(token.person()).ifPresent(person -> {
            UsernamePasswordAuthenticationToken authentication =
                    UsernamePasswordAuthenticationToken.authenticated(person.username(), null, List.of());
            authentication.setDetails(new Allowed(token.scopes()));
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication);
            SecurityContextHolder.setContext(context);
        });
    }
}
