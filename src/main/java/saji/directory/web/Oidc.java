package saji.directory.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** OpenID Connect with the city's own identity provider, where one is named; it is asked for its addresses at first use. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${saji.oidc.issuer:}'.isEmpty()")
class Oidc {

    @Bean
    ClientRegistrationRepository identityProvider(
            @Value("${saji.oidc.issuer}") String issuer,
            @Value("${saji.oidc.client-id}") String id,
            @Value("${saji.oidc.client-secret}") String secret) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer)
                        .registrationId("saji")
                        .clientId(id)
                        .clientSecret(secret)
                        .scope("openid", "email", "profile")
                        .build()));
    }
}
