package saji.newsroom;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import saji.platform.AuditSubject;

/** What this room's subjects in the audit trail are called. */
@Configuration(proxyBeanMethods = false)
class TrailSubjects {
    @Bean
    AuditSubject storySubject() {
        return new AuditSubject(
                "story", "select id, title from newsroom.story", "uuid", "/desk/newsroom/stories/{id}", true);
    }
}
