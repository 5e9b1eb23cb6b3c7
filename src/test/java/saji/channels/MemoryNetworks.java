package saji.channels;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.AfterUnknown;
import saji.channels.network.Capabilities.By;
import saji.channels.network.Pace;
import saji.support.SettableClock;

/** Networks in memory for tests, one for each way in which real ones differ. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "saji.due-work", havingValue = "off")
class MemoryNetworks {

    /** Everything by call; can be looked at. */
    @Bean
    MemoryNetwork memoryFull(SettableClock clock) {
        return new MemoryNetwork("memory-full", Capabilities.full(), Pace.of(2), clock);
    }

    /** Sending again with the same key does not double. */
    @Bean
    MemoryNetwork memoryRepeat(SettableClock clock) {
        return new MemoryNetwork("memory-repeat", Capabilities.full().after(AfterUnknown.REPEAT), Pace.of(3), clock);
    }

    /** Cannot be edited, only deleted and posted anew. */
    @Bean
    MemoryNetwork memoryNoEdit(SettableClock clock) {
        return new MemoryNetwork("memory-no-edit", Capabilities.full().withEdit(By.NOBODY), Pace.of(4), clock);
    }

    /** Only posts by call; all else is a person's. */
    @Bean
    MemoryNetwork memoryAsk(SettableClock clock) {
        return new MemoryNetwork(
                "memory-ask",
                Capabilities.full().withEdit(By.PERSON).withDelete(By.PERSON).after(AfterUnknown.ASK),
                Pace.of(4),
                clock);
    }

    /** Three attempts in ten seconds. */
    @Bean
    MemoryNetwork memorySlow(SettableClock clock) {
        return new MemoryNetwork(
                "memory-slow", Capabilities.full(), Pace.of(4, new Pace.Rate(3, Duration.ofSeconds(10))), clock);
    }

    /** Many recipients. */
    @Bean
    MemoryBroadcast memoryMany(SettableClock clock) {
        return new MemoryBroadcast("memory-many", Capabilities.full().after(AfterUnknown.REPEAT), Pace.of(2), clock);
    }

    /** Many recipients, each change a message of its own; only people can tell what arrived. */
    @Bean
    MemoryLetters memoryLetters(SettableClock clock) {
        return new MemoryLetters("memory-letters", clock);
    }

    /** Many recipients, and posts are looked for, since sending again doubles. */
    @Bean
    MemoryBroadcast memoryManyLook(SettableClock clock) {
        return new MemoryBroadcast("memory-many-look", Capabilities.full(), Pace.of(2), clock);
    }
}
