package saji.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.Person;
import saji.directory.WorkingTime;
import saji.platform.DueWork;
import saji.platform.Mailer;
import saji.platform.Settings;
import saji.platform.Words;

/** Writes to PR officers: when they are asked, when the time is nearly up, when it is over, when something comes back. */
@Component
class Reminders implements DueWork {

    /** Working time before the due time at which an agency is reminded. */
    static final Duration SOON = Duration.ofHours(8);

    private static final int BATCH = 50;

    private final Requests requests;
    private final Materials materials;
    private final Steps steps;
    private final Directory directory;
    private final WorkingTime workingTime;
    private final Mailer mailer;
    private final Settings settings;
    private final InstantSource clock;

    Reminders(
            Requests requests,
            Materials materials,
            Steps steps,
            Directory directory,
            WorkingTime workingTime,
            Mailer mailer,
            Settings settings,
            InstantSource clock) {
        this.requests = requests;
        this.materials = materials;
        this.steps = steps;
        this.directory = directory;
        this.workingTime = workingTime;
        this.mailer = mailer;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "intake.reminders";
    }

    @Override
    public Duration rhythm() {
        return Duration.ofSeconds(30);
    }

    @Override
    @Transactional
    public int run() {
        Instant now = clock.instant();
        List<Requests.Owed> asked = requests.unreminded("ASKED", Instant.parse("9999-01-01T00:00:00Z"), BATCH);
        asked.forEach(owed -> {
            remind(owed, "ASKED");
            if (isSoon(owed, now)) {
                requests.reminded(owed, "SOON");
            }
        });
        List<Requests.Owed> over = requests.unreminded("OVERDUE", now, BATCH);
        over.forEach(owed -> remind(owed, "OVERDUE"));
        List<Requests.Owed> soon = requests.unreminded("SOON", now.plus(Duration.ofDays(14)), BATCH).stream()
                .filter(owed -> isSoon(owed, now))
                .toList();
        soon.forEach(owed -> remind(owed, "SOON"));
        return asked.size() + over.size() + soon.size();
    }

    private boolean isSoon(Requests.Owed owed, Instant now) {
        return workingTime.between(now, owed.dueAt()).compareTo(SOON) <= 0;
    }

    /** An overdue agency is not told first that the time is nearly up. */
    private void remind(Requests.Owed owed, String kind) {
        requests.reminded(owed, kind);
        if (kind.equals("SOON") && !owed.dueAt().isAfter(clock.instant())) {
            return;
        }
        for (Person officer : directory.officersOf(owed.agency())) {
            Words words = Words.in(officer.language());
            String key = "intake.mail." + Act.key(kind);
            write(
                    "intake.request:" + owed.request() + ":" + owed.agency() + ":" + kind + ":" + officer.id(),
                    officer,
                    words.say(key + ".subject", owed.title()),
                    words.say(
                            key + ".text",
                            officer.name(),
                            owed.title(),
                            words.dateTime(owed.dueAt(), directory.city().zone()),
                            owed.wanted(),
                            settings.address("/desk/intake/requests/" + owed.request())));
        }
    }

    @EventListener
    void on(MaterialReturned returned) {
        tellOfficers(returned.material(), "returned");
    }

    @EventListener
    void on(MaterialDeclined declined) {
        tellOfficers(declined.material(), "declined");
    }

    private void tellOfficers(MaterialId id, String what) {
        Material material = materials.find(id).orElseThrow();
        String said = steps.of(id, 1).getFirst().text();
        AgencyId agency = material.agency();
        for (Person officer : directory.officersOf(agency)) {
            Words words = Words.in(officer.language());
            write(
                    "intake.material:" + id + ":" + what + ":" + material.version() + ":" + officer.id(),
                    officer,
                    words.say("intake.mail." + what + ".subject", material.title()),
                    words.say(
                            "intake.mail." + what + ".text",
                            officer.name(),
                            material.title(),
                            said,
                            settings.address("/desk/intake/materials/" + id)));
        }
    }

    private void write(String key, Person to, String subject, String text) {
        String address = to.email();
        if (address != null) {
            mailer.send(key, address, subject, text);
        }
    }
}
