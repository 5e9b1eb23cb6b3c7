package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import saji.directory.Directory;
import saji.directory.signin.Tokens;
import saji.platform.web.OpenPosts;

/** Two doors: the API takes tokens and no cookie, the desk takes sessions; all else is public. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                    + "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; "
                    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String PERMISSIONS = "geolocation=(self), camera=(self), publickey-credentials-get=(self), "
            + "publickey-credentials-create=(self), microphone=(), payment=(), usb=()";

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Tokens tokens, Directory directory, Visit visit, Denials denials) {
        headers(http);
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(new Bearer(tokens, directory), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/openapi.json")
                        .permitAll()
                        .anyRequest()
                        .access((who, context) -> staff(visit, context.getRequest())))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(denials).accessDeniedHandler(denials))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            Visit visit,
            Denials denials,
            ObjectProvider<ClientRegistrationRepository> oidc,
            OidcSignIn vouchedFor,
            ObjectProvider<OpenPosts> open) {
        headers(http);
        if (oidc.getIfAvailable() != null) {
            http.oauth2Login(login -> login.loginPage("/sign-in")
                    .failureUrl("/sign-in?refused=oidc")
                    .successHandler(vouchedFor));
        }
        String[] posts = open.stream().flatMap(some -> some.patterns().stream()).toArray(String[]::new);
        if (posts.length > 0) {
            http.csrf(csrf -> csrf.ignoringRequestMatchers(posts));
        }
        return http.requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers("/desk", "/desk/**")
                        .access((who, context) -> staff(visit, context.getRequest()))
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(WebSecurity::fromThisMachine)
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(denials).accessDeniedHandler(denials))
                .build();
    }

    /** Nobody signs in through Spring's own ways; this also keeps it from inventing a user. */
    @Bean
    UserDetailsService nobody() {
        return username -> {
            throw new UsernameNotFoundException("");
        };
    }

    private static void headers(HttpSecurity http) {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS)));
    }

    private static AuthorizationResult staff(Visit visit, HttpServletRequest request) {
        return new AuthorizationDecision(visit.person(request).isPresent());
    }

    /** Metrics are for a collector on the same machine, never through a proxy. */
    private static AuthorizationResult fromThisMachine(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        String address = request.getRemoteAddr();
        boolean local =
                "127.0.0.1".equals(address) || "0:0:0:0:0:0:0:1".equals(address) || "[0:0:0:0:0:0:0:1]".equals(address);
        return new AuthorizationDecision(
                local && request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null);
    }
}
