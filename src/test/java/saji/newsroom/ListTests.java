package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.SajiTest;

/** What the desk lists: filters, paging by key, board, calendar, autosaves. */
@SajiTest
class ListTests {

    @Autowired
    private saji.assets.Assets assets;

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Test
    void wordsAreFoundInTitleAndBodyTheLastOneAsABeginning() {
        StoryId id = cast.begun("Festival layang-layang zamrud di lapangan");

        assertThat(found(words("zamrud lapang"))).containsExactly(id);
        assertThat(found(words("ZAMRUD cuti"))).containsExactly(id);
        assertThat(found(words("zamrud tidakada"))).isEmpty();
        for (String hostile :
                List.of("'", "zamrud & | ! ( ) :* <-> '", "\\", "\u0000", "a'b:*", "''' ''", "%_", "🦊")) {
            newsroom.find(cast.editor(), words(hostile), null, 5);
        }
        assertThat(found(words("zamrud') | ('"))).containsExactly(id);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrDouble() {
        String mark = "kurcaci" + cast.newId().value().toString().substring(0, 8);
        List<StoryId> all = new ArrayList<>();
        cast.clock.set(cast.clock.instant());
        for (int i = 0; i < 7; i++) {
            all.add(cast.begun("Konten " + mark + " " + i));
        }
        cast.clock.run();

        List<StoryId> seen = new ArrayList<>();
        StoryPage.@Nullable Place place = null;
        do {
            StoryPage page = newsroom.find(cast.editor(), words(mark), place, 3);
            page.stories().forEach(story -> seen.add(story.id()));
            place = page.next() == null
                    ? null
                    : StoryPage.Place.of(page.next().toString()).orElseThrow();
        } while (place != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all).doesNotHaveDuplicates();
    }

    @Test
    void filtersNarrowByStateAgencyTopicTypeAndPerson() {
        StoryId id = cast.approved("Saringan konten untuk diuji");
        StorySummary story = cast.story(id).summary();
        StoryFilter filter = new StoryFilter(
                Set.of(StoryState.APPROVED),
                story.agencies().getFirst(),
                story.topics().getFirst(),
                cast.editor().id(),
                story.type(),
                "saringan diuji",
                null);

        assertThat(found(filter)).contains(id);
        assertThat(found(filter.in(StoryState.DRAFT))).doesNotContain(id);
        assertThat(newsroom.find(cast.actor("bpbd"), StoryFilter.ALL.in(StoryState.APPROVED), null, 100)
                        .stories())
                .extracting(StorySummary::id)
                .doesNotContain(id);
    }

    @Test
    void theBoardHasAColumnForEachStateAndTheCalendarKnowsEveryMoment() {
        StoryId scheduled = cast.approved("Kalender: terjadwal");
        StoryId held = cast.begun("Kalender: embargo");
        StoryId published = cast.published("Kalender: terbit");
        var now = cast.clock.instant();
        newsroom.schedule(cast.editor(), scheduled, now.plus(Duration.ofDays(2)))
                .orElseThrow();
        newsroom.setEmbargo(cast.editor(), held, now.plus(Duration.ofDays(3)), "Janji")
                .orElseThrow();

        List<BoardColumn> board = newsroom.board(cast.editor(), StoryFilter.ALL, 5);
        assertThat(board).extracting(BoardColumn::state).containsExactly(StoryState.values());
        assertThat(board.stream()
                        .filter(column -> column.state() == StoryState.SCHEDULED)
                        .findFirst()
                        .orElseThrow()
                        .stories()
                        .getFirst()
                        .id())
                .isEqualTo(scheduled);
        List<CalendarEntry> entries = newsroom.calendar(
                        cast.editor(),
                        StoryFilter.ALL,
                        List.of(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(5))),
                        300)
                .getFirst()
                .entries();
        assertThat(entries)
                .extracting(entry -> List.of(entry.kind(), entry.story().id()))
                .contains(
                        List.of(CalendarEntry.Kind.SCHEDULED, scheduled),
                        List.of(CalendarEntry.Kind.EMBARGO_ENDS, held),
                        List.of(CalendarEntry.Kind.PUBLISHED, published));
        assertThat(entries).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        newsroom.unschedule(cast.editor(), scheduled).orElseThrow();
    }

    @Test
    void automaticSavesInARunLeaveOneRevision() {
        StoryId id = cast.begun("Disimpan otomatis");
        for (int i = 1; i <= 5; i++) {
            Revision latest = cast.story(id).latest();
            newsroom.save(
                            cast.editor(),
                            id,
                            latest.number(),
                            Cast.with(latest.text(), latest.text().title(), "Ketikan ke-" + i),
                            true)
                    .orElseThrow();
        }

        assertThat(newsroom.revisions(cast.editor(), id))
                .extracting(Revision.Head::number)
                .containsExactly(6, 1);
        assertThat(cast.story(id).latest().text().body()).isEqualTo("Ketikan ke-5");
    }

    @Test
    void aProposalIsMadeOfTheMaterials() {
        var fact = new saji.intake.FactId(cast.newId().value());
        var material = cast.material(fact, "siswi yang divaksin", "88 siswi");

        Text text =
                newsroom.proposal(cast.editor(), "news", List.of(material.id())).orElseThrow();

        assertThat(text.title()).isEqualTo(material.title());
        assertThat(text.agencies()).containsExactly(material.agency());
        assertThat(text.body()).contains(material.what(), "[88 siswi](fakta:" + fact + ")");
        newsroom.begin(cast.editor(), cast.newId(), text).orElseThrow();
        assertThat(cast.intake
                        .material(cast.editor(), material.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(saji.intake.Material.State.ACCEPTED);
    }

    @Test
    void aProposalTakesPhotosAlongAndNoDocuments() throws java.io.IOException {
        var png = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(640, 480, 1), "png", png);
        var photo = kept("loket-vaksin.png", png.toByteArray());
        assets.describe(
                        cast.actor("dinkes"),
                        photo,
                        new saji.assets.Assets.Description(
                                "Di loket", "Petugas menyiapkan vaksin di meja", "Dinas Kesehatan", true, 0.5, 0.5))
                .orElseThrow();
        var document =
                kept("daftar-hadir.pdf", "%PDF-1.7 daftar %%EOF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var material = cast.material(null, "", "", List.of(document, photo));

        Text text =
                newsroom.proposal(cast.editor(), "news", List.of(material.id())).orElseThrow();

        assertThat(text.assets()).containsExactly(photo);
    }

    private saji.assets.AssetId kept(String name, byte[] content) {
        return assets.store(
                        cast.actor("dinkes"), cast.agency("DINKES"), name, new java.io.ByteArrayInputStream(content))
                .orElseThrow()
                .id();
    }

    @Test
    void thoseWhoCopyEverythingGetEveryPublishedStoryOnce() {
        StoryId one = cast.published("Disalin satu");
        StoryId two = cast.published("Disalin dua");
        List<StoryId> copied = new ArrayList<>();
        var after = java.time.Instant.EPOCH;
        StoryId afterId = new StoryId(new java.util.UUID(0, 0));
        List<PublishedStory> part;
        do {
            part = newsroom.publishedAfter(after, afterId, 2);
            part.forEach(story -> copied.add(story.id()));
            if (!part.isEmpty()) {
                after = part.getLast().publishedAt();
                afterId = part.getLast().id();
            }
        } while (!part.isEmpty());

        assertThat(copied).doesNotHaveDuplicates().contains(one, two);
    }

    private static StoryFilter words(String words) {
        return new StoryFilter(Set.of(), null, null, null, null, words, null);
    }

    private List<StoryId> found(StoryFilter filter) {
        return newsroom.find(cast.editor(), filter, null, 50).stories().stream()
                .map(StorySummary::id)
                .toList();
    }
}
