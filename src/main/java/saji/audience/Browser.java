package saji.audience;

/**
 * Where a browser takes pushes (W3C Push API), as the browser says it.
 *
 * @param endpoint its address at the push service; whoever knows it may change the subscription
 * @param key its public key, P-256, 65 bytes in Base64url
 * @param secret its authentication secret, 16 bytes in Base64url
 * @param sender public key of the account that it subscribed to, in Base64url
 */
public record Browser(String endpoint, String key, String secret, String sender) {}
