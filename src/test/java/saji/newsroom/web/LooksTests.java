package saji.newsroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import saji.newsroom.Margin;
import saji.newsroom.StoryId;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.Visitors;

/** Every page of the newsroom in a real browser on a phone and at a desk: nothing that axe finds, no sideways scrolling. */
@SajiTest
@Import(Desk.class)
class LooksTests {

    @Autowired
    private Desk desk;

    @Autowired
    private Margin margin;

    @Autowired
    private Visitors visitors;

    @Test
    void everyPageIsAccessibleOnAPhoneAndAtADesk() {
        Desk.Handed handed = desk.handed("Vaksin HPV gratis di dua sekolah Ciputat", "1.250");
        StoryId story = desk.citing("Vaksin HPV gratis untuk siswi kelas lima di Ciputat", handed, "1.250");
        UUID check = desk.factCheck(story);
        desk.intake
                .reviseFact(desk.actor("dinkes"), handed.fact(), "1.275", "Rekap akhir puskesmas")
                .orElseThrow();
        desk.scheduled("Loket sore dibuka mulai pekan depan di semua kecamatan", Duration.ofHours(40));
        StoryId published = desk.published("Air bersih kembali mengalir di tiga kelurahan");
        String token = margin.invite(
                        desk.actor("editor"),
                        story,
                        "Ahli kesehatan",
                        desk.clock.instant().plus(Duration.ofDays(3)))
                .orElseThrow()
                .token();
        String path = StoryPages.path(story);
        Map<String, String> editor = new LinkedHashMap<>();
        editor.put("newsroom-board", "/desk/newsroom");
        editor.put("newsroom-list", "/desk/newsroom/stories");
        editor.put("newsroom-calendar", "/desk/newsroom/calendar");
        editor.put("newsroom-new", "/desk/newsroom/stories/new");
        editor.put("newsroom-story", path);
        editor.put("newsroom-editor", path + "/text");
        editor.put("newsroom-versions", path + "/revisions");
        editor.put("newsroom-fact", path + "/facts/" + handed.fact());
        editor.put("newsroom-published", StoryPages.path(published));
        List<String> wrong = new ArrayList<>();
        for (Browser.Size size : List.of(Browser.PHONE, Browser.DESK)) {
            look(size, "editor", editor, wrong);
            look(
                    size,
                    "approver",
                    Map.of("newsroom-approval", StoryPages.path(desk.inReview("Loket sore menunggu pemeriksaan"))),
                    wrong);
            look(size, "dinkes", Map.of("newsroom-fact-check", path + "/fact-checks/" + check), wrong);
            look(size, "", Map.of("newsroom-guest", "/tinjau/" + token), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private void look(Browser.Size size, String username, Map<String, String> pages, List<String> wrong) {
        try (Browser.Visit visit = Browser.visit(visitors.address(), size)) {
            if (!username.isEmpty()) {
                visit.with(visitors.as(username).cookie());
            }
            pages.forEach((name, path) -> {
                visit.open(path);
                visit.look(name).forEach(line -> wrong.add(name + " " + size.width() + ": " + line));
            });
        }
    }
}
