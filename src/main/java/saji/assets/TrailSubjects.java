package saji.assets;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import saji.platform.AuditSubject;

/** What this room's subjects in the audit trail are called. */
@Configuration(proxyBeanMethods = false)
class TrailSubjects {
    @Bean
    AuditSubject assetSubject() {
        return new AuditSubject(
                "asset", "select id, file_name as title from assets.asset", "uuid", "/desk/assets/{id}", true);
    }
}
