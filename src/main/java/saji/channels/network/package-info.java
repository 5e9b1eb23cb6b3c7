/** What a network is to the delivery engine: the interface of connectors and the values that go through it. */
@NamedInterface("network")
@NullMarked
package saji.channels.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
