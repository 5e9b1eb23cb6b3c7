package saji.audience;

/**
 * One subscriber who is to get something.
 *
 * @param number place in the lasting order of subscribers
 * @param host the host of a browser's push service; empty for e-mail
 */
public record Recipient(SubscriberId id, long number, String host) {}
