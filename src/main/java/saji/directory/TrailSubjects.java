package saji.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import saji.platform.AuditSubject;

/** What this room's subjects in the audit trail are called. */
@Configuration(proxyBeanMethods = false)
class TrailSubjects {
    @Bean
    AuditSubject personSubject() {
        return new AuditSubject(
                "person",
                "select username as id, name || ' (' || username || ')' as title from directory.person",
                "text",
                "/desk/directory/people/{id}",
                true);
    }

    @Bean
    AuditSubject agencySubject() {
        return new AuditSubject("agency", """
                select distinct on (agency_id) agency_id as id, short_name as title from directory.agency_name
                where from_at <= now() order by agency_id, from_at desc
                """, "uuid", null, true);
    }

    @Bean
    AuditSubject decreeSubject() {
        return new AuditSubject("decree", "select id, number as title from directory.decree", "uuid", null, true);
    }
}
