package saji.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import saji.platform.AuditSubject;

/** What this room's subjects in the audit trail are called. */
@Configuration(proxyBeanMethods = false)
class TrailSubjects {
    @Bean
    AuditSubject materialSubject() {
        return new AuditSubject(
                "material", "select id, title from intake.material", "uuid", "/desk/intake/materials/{id}", true);
    }

    @Bean
    AuditSubject requestSubject() {
        return new AuditSubject(
                "request", "select id, title from intake.request", "uuid", "/desk/intake/requests/{id}", true);
    }

    @Bean
    AuditSubject eventSubject() {
        return new AuditSubject(
                "event", "select id, title from intake.event", "uuid", "/desk/intake/agenda/{id}", true);
    }

    @Bean
    AuditSubject factSubject() {
        return new AuditSubject("fact", "select id, claim as title from intake.fact", "uuid", null, true);
    }
}
