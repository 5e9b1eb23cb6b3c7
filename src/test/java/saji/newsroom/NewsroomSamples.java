package saji.newsroom;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import saji.directory.Directory;
import saji.platform.Ids;
import saji.support.RouteSamples;
import saji.support.TestPeople;

/** What the newsroom's addresses name: a draft about the health agency. */
@Component
class NewsroomSamples implements RouteSamples {

    private final ObjectProvider<Newsroom> newsroom;
    private final Directory directory;
    private final TestPeople people;
    private final Ids ids;

    NewsroomSamples(ObjectProvider<Newsroom> newsroom, Directory directory, TestPeople people, Ids ids) {
        this.newsroom = newsroom;
        this.directory = directory;
        this.people = people;
        this.ids = ids;
    }

    @Override
    public Map<String, String> values() {
        StoryId id = new StoryId(ids.next());
        Text text = new Text(
                "service_information",
                "Contoh untuk uji akses",
                "",
                "",
                null,
                List.of(directory.agencyByCode("DINKES").orElseThrow().id()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        newsroom.getObject().begin(people.actor("editor"), id, text).orElseThrow();
        return Map.of(
                "/api/v1/stories/{id}", id.toString(),
                "/desk/newsroom/stories/{id}", id.toString());
    }
}
