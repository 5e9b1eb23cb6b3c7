package saji.newsroom.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import saji.channels.World;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.newsroom.Margin;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.platform.Ids;
import saji.support.RouteSamples;
import saji.support.SettableClock;
import saji.support.TestPeople;

/** A story of Dinkes with a fact check, a review link and a channel, for the access matrix. */
@Component
class NewsroomSamples implements RouteSamples {

    private final Newsroom newsroom;
    private final Margin margin;
    private final Directory directory;
    private final TestPeople people;
    private final SettableClock clock;
    private final Ids ids;
    private final ObjectProvider<World> worlds;

    NewsroomSamples(
            Newsroom newsroom,
            Margin margin,
            Directory directory,
            TestPeople people,
            SettableClock clock,
            Ids ids,
            ObjectProvider<World> worlds) {
        this.newsroom = newsroom;
        this.margin = margin;
        this.directory = directory;
        this.people = people;
        this.clock = clock;
        this.ids = ids;
        this.worlds = worlds;
    }

    @Override
    public Map<String, String> values() {
        Actor editor = people.actor("editor");
        StoryId id = new StoryId(ids.next());
        newsroom.begin(
                        editor,
                        id,
                        new Text(
                                "service_information",
                                "Layanan sore bagi warga yang bekerja",
                                "Layanan sore di kantor kecamatan dibuka dua kali sepekan untuk warga yang bekerja.",
                                Desk.BODY,
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
        UUID check = newsroom.askFactCheck(
                        editor,
                        id,
                        directory.agencyByCode("DINKES").orElseThrow().id(),
                        List.of("Layanan sore bagi warga yang bekerja"),
                        "")
                .orElseThrow()
                .id();
        String token = margin.invite(editor, id, "Tamu", clock.instant().plus(Duration.ofDays(1)))
                .orElseThrow()
                .token();
        Map<String, String> values = new HashMap<>();
        values.put("/desk/newsroom/stories/{id}", id.toString());
        values.put("/desk/newsroom/stories/" + id + "/fact-checks/{check}", check.toString());
        values.put("/desk/newsroom/stories/{id}/fact-checks/{check}", check.toString());
        String account = worlds.getObject().connected("memory-full").id().toString();
        values.put("/desk/newsroom/stories/{id}/channels/{account}", account);
        values.put("/desk/newsroom/stories/" + id + "/channels/{account}", account);
        values.put("/api/v1/stories/{id}/variants/{account}", account);
        values.put("/tinjau/{token}", token);
        return values;
    }
}
