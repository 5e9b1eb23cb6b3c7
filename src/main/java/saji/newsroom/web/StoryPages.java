package saji.newsroom.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.directory.PersonId;
import saji.directory.Role;
import saji.intake.FactId;
import saji.newsroom.Flag;
import saji.newsroom.Newsroom;
import saji.newsroom.Posting;
import saji.newsroom.StoryDetail;
import saji.newsroom.StoryId;
import saji.newsroom.Text;
import saji.newsroom.TimelineEntry;
import saji.platform.Reason;
import saji.platform.Words;

/** Makes the page of one story. */
@Component
class StoryPages {

    private final Newsroom newsroom;
    private final Assets assets;
    private final Readers readers;
    private final Posting posting;
    private final ChannelCards cards;

    StoryPages(Newsroom newsroom, Assets assets, Readers readers, Posting posting, ChannelCards cards) {
        this.newsroom = newsroom;
        this.assets = assets;
        this.readers = readers;
        this.posting = posting;
        this.cards = cards;
    }

    static String path(StoryId story) {
        return "/desk/newsroom/stories/" + story;
    }

    /** A story that the actor may see; else it is as if there were none. */
    StoryDetail story(Actor actor, StoryId id) {
        return newsroom.story(actor, id).orElseThrow(StoryPages::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    String show(Actor actor, Words words, StoryId id, Model model, List<Reason> refused, Typed typed) {
        model.addAttribute("view", view(actor, words, story(actor, id), refused, typed));
        return "newsroom/story";
    }

    private StoryView view(Actor actor, Words words, StoryDetail story, List<Reason> refused, Typed typed) {
        List<TimelineEntry> timeline = newsroom.timeline(actor, story.id());
        Text text = story.latest().text();
        Text.English english = text.english();
        Set<FactId> revised = revised(story);
        boolean writes = actor.is(Role.EDITOR) || actor.is(Role.APPROVER);
        return new StoryView(
                story,
                reader(words, story, timeline),
                Rendering.forDesk(text.body(), story.id(), revised),
                english == null ? null : Rendering.forDesk(english.body(), story.id(), revised),
                pictures(text.assets()),
                writes ? newsroom.findings(text) : List.of(),
                timeline,
                Passages.of(text),
                actor.isOffice(),
                refused,
                typed,
                channels(actor, words, story));
    }

    private @Nullable ChannelsView channels(Actor actor, Words words, StoryDetail story) {
        if (!posting.mayLook(actor)) {
            return null;
        }
        long stamp = posting.stamp(story.id());
        return new ChannelsView(
                story, reader(words, story, List.of()), cards.of(actor, words, story, true), stamp, List.of());
    }

    /** Facts that have another value than the text. */
    static Set<FactId> revised(StoryDetail story) {
        return story.flags().stream()
                .filter(flag -> flag.isOpen() && flag.kind() == Flag.Kind.FACT_REVISED && flag.correctedIn() == null)
                .map(Flag::fact)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    Reader reader(Words words, StoryDetail story, List<TimelineEntry> timeline) {
        Set<PersonId> people = new HashSet<>(story.writers());
        people.add(story.summary().author());
        people.add(story.summary().editor());
        story.editions().forEach(edition -> people.add(edition.by()));
        story.links().forEach(link -> people.add(link.by()));
        story.factChecks().forEach(check -> {
            people.add(check.askedBy());
            check.passages().forEach(passage -> {
                if (passage.answer() != null) {
                    people.add(passage.answer().by());
                }
            });
        });
        timeline.forEach(entry -> {
            if (entry.by() != null) {
                people.add(entry.by());
            }
        });
        posting.approvers(story.id()).forEach(people::add);
        return readers.of(words, people, story.summary().agencies());
    }

    /** What is known of the chosen assets, in their order. */
    List<Picture> pictures(List<AssetId> chosen) {
        Map<AssetId, Asset> found = chosen.isEmpty() ? Map.of() : assets.findAll(chosen);
        return chosen.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(asset -> Picture.of(asset, true))
                .toList();
    }
}
