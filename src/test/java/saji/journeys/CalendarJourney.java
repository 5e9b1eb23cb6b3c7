package saji.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.World;
import saji.directory.Directory;
import saji.newsroom.Newsroom;
import saji.newsroom.Posting;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.newsroom.Variant;
import saji.platform.Language;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.TestPeople;
import saji.support.Unique;
import saji.support.Visitors;

/** An editor moves a scheduled story and a planned post to another day: with the mouse, and with the keyboard alone. */
@SajiTest
class CalendarJourney {

    private static final String BODY = """
            Loket pelayanan di kantor kecamatan buka sampai pukul 20.00 setiap hari Selasa dan Kamis. Warga yang bekerja pada siang hari
            dapat mengurus dokumen tanpa harus mengambil cuti.
            """;

    @Autowired
    private World world;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Posting posting;

    @Autowired
    private Directory directory;

    @Autowired
    private TestPeople people;

    @Autowired
    private Visitors visitors;

    private final List<String> wrong = new ArrayList<>();
    private StoryId id;
    private LocalDate day;
    private ZoneId zone;

    @BeforeEach
    void approve() {
        zone = directory.city().zone();
        day = world.clock().instant().atZone(zone).toLocalDate().plusDays(2);
        while (day.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
            day = day.plusDays(1);
        }
        id = new StoryId(world.ids().next());
        newsroom.begin(
                        world.editor(),
                        id,
                        new Text(
                                "service_information",
                                "Loket sore digeser harinya " + Unique.word(),
                                "Warga yang bekerja dapat mengurus dokumen sampai pukul 20.00.",
                                BODY,
                                null,
                                List.of(directory
                                        .agencyByCode("DINKES")
                                        .orElseThrow()
                                        .id()),
                                List.of(),
                                List.of("kesehatan"),
                                List.of(),
                                List.of()))
                .orElseThrow();
        newsroom.askReview(world.editor(), id, "").orElseThrow();
        newsroom.approve(people.actor("approver"), id, 1).orElseThrow();
    }

    @Test
    void aScheduledStoryIsDraggedToAnotherDayAndMovedOnByKeyboard() {
        newsroom.schedule(
                        world.editor(),
                        id,
                        day.atTime(LocalTime.of(9, 30)).atZone(zone).toInstant())
                .orElseThrow();
        move("/desk/newsroom/calendar", "a[href$='" + id + "']", "input[type=date]", "");
        assertThat(newsroom.story(world.editor(), id).orElseThrow().summary().due())
                .isEqualTo(
                        day.plusDays(2).atTime(LocalTime.of(9, 30)).atZone(zone).toInstant());
        assertThat(wrong).isEmpty();
    }

    @Test
    void aPlannedPostIsDraggedToAnotherDayAndMovedOnByKeyboard() {
        newsroom.publish(world.editor(), id).orElseThrow();
        Account account = world.connected("assisted", null, Map.of("site", "TikTok", "open", "https://kota.example/"));
        posting.save(
                        world.editor(),
                        id,
                        account.id(),
                        new Variant.Draft(
                                Language.ID,
                                "",
                                "Loket buka sore.",
                                List.of(),
                                Rendition.SHARE,
                                new Variant.Plan(
                                        day.atTime(LocalTime.of(9, 30))
                                                .atZone(zone)
                                                .toInstant(),
                                        null)))
                .orElseThrow();
        move("/desk/newsroom/postings", "a[href*='" + id + "']", "input[type=datetime-local]", "T19:15");
        Variant variant = Objects.requireNonNull(
                posting.channel(world.editor(), id, account.id()).orElseThrow().variant());
        assertThat(variant.plan().moment())
                .isEqualTo(day.plusDays(2)
                        .atTime(LocalTime.of(19, 15))
                        .atZone(zone)
                        .toInstant());
        assertThat(wrong).isEmpty();
    }

    /** By the mouse to the next day, then by the keyboard to the one after. */
    private void move(String calendar, String link, String field, String time) {
        try (Browser.Visit editor = Browser.visit(visitors.address(), Browser.DESK)
                .with(visitors.as("editor").cookie())) {
            String address = calendar + "?month=" + YearMonth.from(day);
            Page page = editor.open(address);
            page.evaluate("() => window.before = true");
            drag(page, entry(page, day, link), page.locator(cell(day.plusDays(1))));
            page.waitForFunction(
                    "() => !window.before && document.readyState === 'complete'"); // it draws the month anew
            PlaywrightAssertions.assertThat(entry(page, day, link)).hasCount(0);
            Locator moved = entry(page, day.plusDays(1), link);
            PlaywrightAssertions.assertThat(moved).isVisible();
            editor.look("calendar-dragged").forEach(line -> wrong.add(calendar + ": " + line));
            moved.locator("summary").focus();
            page.keyboard().press("Enter");
            moved.locator(field).fill(day.plusDays(2) + time);
            moved.locator("button[type=submit]").focus();
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("[role=status].alert")).isVisible();
            editor.open(address);
            PlaywrightAssertions.assertThat(entry(page, day.plusDays(2), link)).isVisible();
        }
    }

    /** As a hand does it: press, pull away, pull over, let go. */
    private static void drag(Page page, Locator what, Locator where) {
        what.scrollIntoViewIfNeeded();
        BoundingBox from = what.locator(".newsroom-entry-time").boundingBox();
        BoundingBox to = where.boundingBox();
        page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(from.x + from.width / 2 + 8, from.y + from.height / 2 + 8, steps(4));
        // days of one week lie side by side, however long they are
        double height = Math.clamp(from.y + from.height / 2, to.y + 4, to.y + to.height - 4);
        page.mouse().move(to.x + to.width / 2, height, steps(12));
        page.mouse().move(to.x + to.width / 2 + 2, height + 2, steps(2));
        page.mouse().up();
    }

    private static Mouse.MoveOptions steps(int count) {
        return new Mouse.MoveOptions().setSteps(count);
    }

    private static Locator entry(Page page, LocalDate day, String link) {
        return page.locator(cell(day) + " .newsroom-entry:has(" + link + ")");
    }

    private static String cell(LocalDate day) {
        return ".newsroom-entries[data-date='" + day + "']";
    }
}
