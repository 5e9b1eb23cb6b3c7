package saji.channels.network;

/**
 * What stands on a network.
 *
 * @param id how the network names it; for several messages of one post as the connector likes to write them
 * @param address where a person sees it; empty when nobody can
 */
public record RemoteCopy(String id, String address) {}
