package saji.channels.activitypub;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Other servers come without sessions and cookies; who they are is in their signatures. */
@Configuration(proxyBeanMethods = false)
class FederationSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain federation(HttpSecurity http) {
        return http.securityMatcher("/ap/**", "/.well-known/webfinger", "/.well-known/nodeinfo", "/nodeinfo/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
