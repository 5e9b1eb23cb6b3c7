package saji.channels;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import saji.channels.network.Capabilities;
import saji.channels.network.Capabilities.AfterUnknown;
import saji.channels.network.Capabilities.By;
import saji.platform.OutboundPolicy;

/** Networks for processes that are killed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "saji.due-work", havingValue = "off")
class FarNetworks {

    /** Sending twice doubles; it can be looked. */
    @Bean
    FarNetwork farLook(OutboundPolicy policy) {
        return new FarNetwork("far-look", Capabilities.full(), policy);
    }

    /** Sending again with the same key does not double. */
    @Bean
    FarNetwork farRepeat(OutboundPolicy policy) {
        return new FarNetwork("far-repeat", Capabilities.full().after(AfterUnknown.REPEAT), policy);
    }

    /** Cannot be edited, only deleted and posted anew; it can be looked. */
    @Bean
    FarNetwork farAnew(OutboundPolicy policy) {
        return new FarNetwork("far-anew", Capabilities.full().withEdit(By.NOBODY), policy);
    }
}
