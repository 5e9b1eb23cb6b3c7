package saji.channels;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import saji.platform.AuditSubject;

/** What this room's subjects in the audit trail are called. */
@Configuration(proxyBeanMethods = false)
class TrailSubjects {
    @Bean
    AuditSubject accountSubject() {
        return new AuditSubject(
                "account",
                "select id, name as title from channels.account",
                "uuid",
                "/desk/channels/accounts/{id}",
                true);
    }

    @Bean
    AuditSubject objectSubject() {
        return new AuditSubject("object", "select key as id, title from channels.object", "text", null, true);
    }

    @Bean
    AuditSubject deliverySubject() {
        return new AuditSubject("delivery", """
                select delivery.id, object.title || ' → ' || account.name as title
                from channels.delivery
                join channels.object on object.key = delivery.object_key
                join channels.account on account.id = delivery.account_id
                """, "uuid", "/desk/channels/deliveries/{id}", false);
    }
}
