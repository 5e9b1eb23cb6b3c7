package saji.directory.signin;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.NewPerson;
import saji.directory.Person;
import saji.directory.Role;
import saji.directory.Staffing;
import saji.platform.Outcome;

/** Where nobody is of the staff yet, enrols {@code admin} with the address of {@code SAJI_ADMIN_EMAIL} and sends the first link. */
@Component
class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Directory directory;
    private final Staffing staffing;
    private final SignIn signIn;
    private final String email;

    FirstAdministrator(
            Directory directory, Staffing staffing, SignIn signIn, @Value("${saji.admin-email:}") String email) {
        this.directory = directory;
        this.staffing = staffing;
        this.signIn = signIn;
        this.email = email;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (email.isEmpty() || !directory.staff().isEmpty()) {
            return;
        }
        Outcome<Person> enrolled = staffing.enrol(
                Actor.system(),
                new NewPerson(
                        "admin",
                        "Administrator",
                        "Administrator",
                        "Administrator",
                        email,
                        List.of(new NewPerson.RoleAt(
                                Role.ADMINISTRATOR, directory.city().office()))));
        enrolled.then(person -> signIn.invite(Actor.system(), person.id()));
        LOG.info("The first administrator is enrolled; the way in was sent to {}", email);
    }
}
