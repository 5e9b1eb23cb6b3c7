package saji.directory;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** An OpenID Connect provider on the loopback (OpenID Connect Core 1.0, authorization code flow) that vouches for whom a test says. */
final class IdentityProvider implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey published = key();
    private final RSAKey other = key();
    private volatile String nonce = "";
    private volatile Map<String, Object> claims = Map.of();
    private volatile boolean forged;

    IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/.well-known/openid-configuration", this::configuration);
        answer("/keys", () -> new JWKSet(published).toString(true));
        answer("/token", this::token);
        answer("/person", () -> "{\"sub\":\"42\"}");
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Whom the next sign-in is vouched for. */
    void vouch(Map<String, Object> about) {
        claims = about;
        forged = false;
    }

    /** The next answer is signed with a key that nobody knows. */
    void forge(Map<String, Object> about) {
        claims = about;
        forged = true;
    }

    /** What a browser is sent back with when the person agrees; {@code request} is where Saji sent it. */
    String agree(String request) {
        var query = UriComponentsBuilder.fromUriString(request).build(true).getQueryParams();
        nonce = String.valueOf(query.getFirst("nonce"));
        URI back = URI.create(
                java.net.URLDecoder.decode(String.valueOf(query.getFirst("redirect_uri")), StandardCharsets.UTF_8));
        return back.getPath() + "?code=once&state=" + query.getFirst("state");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String configuration() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                 "userinfo_endpoint":"%1$s/person","subject_types_supported":["public"],"response_types_supported":["code"],
                 "id_token_signing_alg_values_supported":["RS256"],"scopes_supported":["openid","email","profile"]}
                """.formatted(issuer());
    }

    private String token() {
        Instant now = Instant.now();
        JWTClaimsSet.Builder about = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("42")
                .audience("saji-here")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", nonce);
        claims.forEach(about::claim);
        SignedJWT signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(published.getKeyID())
                        .build(),
                about.build());
        try {
            signed.sign(new RSASSASigner(forged ? other : published));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return "{\"access_token\":\"once\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"%s\"}"
                .formatted(signed.serialize());
    }

    private void answer(String path, java.util.function.Supplier<String> body) {
        server.createContext(path, exchange -> send(exchange, body.get()));
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
