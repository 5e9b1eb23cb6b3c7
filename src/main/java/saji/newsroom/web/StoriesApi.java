package saji.newsroom.web;

import static saji.newsroom.web.StoryMapping.orEmpty;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.web.Gives;
import saji.directory.web.NeedsScope;
import saji.newsroom.Flag;
import saji.newsroom.Newsroom;
import saji.newsroom.Revision;
import saji.newsroom.Saving;
import saji.newsroom.StoryFilter;
import saji.newsroom.StoryId;
import saji.newsroom.StoryPage;
import saji.newsroom.StoryState;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Problems;

/** Stories over HTTP: listing, reading, writing. */
@RestController
@RequestMapping("/api/v1/stories")
@NeedsScope("story:read")
class StoriesApi {

    private final Newsroom newsroom;
    private final Directory directory;
    private final StoryMapping mapping;
    private final Ids ids;

    StoriesApi(Newsroom newsroom, Directory directory, StoryMapping mapping, Ids ids) {
        this.newsroom = newsroom;
        this.directory = directory;
        this.mapping = mapping;
        this.ids = ids;
    }

    /** Stories that the caller may see, the last changed first; {@code limit} at most 100. */
    @GetMapping
    @Gives(
            value = StoryJson.Listing.class,
            summary = "Lists the stories that the caller may see, the last changed first")
    ResponseEntity<?> list(
            Actor actor,
            Words words,
            @RequestParam(required = false) @Nullable List<String> state,
            @RequestParam(required = false) @Nullable String agency,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(name = "q", required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String flag,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") int limit) {
        Set<StoryState> states = (state == null ? List.<String>of() : state)
                .stream().flatMap(name -> named(StoryState.values(), name)).collect(Collectors.toUnmodifiableSet());
        Flag.Kind kind = flag == null
                ? null
                : named(Flag.Kind.values(), flag).findFirst().orElse(null);
        AgencyId of = agency == null
                ? null
                : directory.agencyByCode(agency).map(Agency::id).orElse(null);
        boolean wrong = (state != null && states.size() != Set.copyOf(state).size())
                || (flag != null && kind == null)
                || (agency != null && of == null)
                || (after != null && StoryPage.Place.of(after).isEmpty());
        if (wrong) {
            return Problems.problem(Outcome.Kind.INVALID, List.of(Reason.of("newsroom.refused.unknown-filter")), words);
        }
        StoryPage page = newsroom.find(
                actor,
                new StoryFilter(states, of, topic, null, type, query, kind),
                StoryPage.Place.of(after).orElse(null),
                limit);
        StoryPage.Place next = page.next();
        return ResponseEntity.ok(
                new StoryJson.Listing(mapping.listed(page.stories()), next == null ? null : next.toString()));
    }

    private static <E extends Enum<E>> Stream<E> named(E[] values, String name) {
        return Stream.of(values).filter(value -> value.name().equals(name.toUpperCase(Locale.ROOT)));
    }

    @GetMapping("/{id}")
    @Gives(
            value = StoryJson.Whole.class,
            summary = "Gives a whole story with what can be done with it now, and why the rest cannot")
    ResponseEntity<?> story(Actor actor, Words words, @PathVariable UUID id) {
        return newsroom.story(actor, new StoryId(id))
                .<ResponseEntity<?>>map(story -> ResponseEntity.ok()
                        .header(HttpHeaders.ETAG, "\"" + story.latest().number() + "\"")
                        .body(mapping.whole(story, words)))
                .orElseGet(() -> Problems.answer(Outcome.notFound(), words, HttpStatus.OK));
    }

    @PostMapping
    @NeedsScope("story:write")
    @Gives(value = StoryJson.Saved.class, status = 201, summary = "Begins a story")
    ResponseEntity<?> begin(Actor actor, Words words, @RequestBody StoryJson.NewStory sent) {
        StoryId id = new StoryId(sent.id() == null ? ids.next() : sent.id());
        Outcome<Revision> begun = newsroom.begin(actor, id, mapping.text(sent.text()));
        return tagged(begun, words, HttpStatus.CREATED);
    }

    /** Saves over the revision that {@code If-Match} or {@code version} names; another one is a conflict with all three texts. */
    @PutMapping("/{id}/text")
    @NeedsScope("story:write")
    @Gives(value = StoryJson.Saved.class, summary = "Saves a text over the revision that was read")
    ResponseEntity<?> save(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody StoryJson.NewText sent) {
        Integer base = match == null ? sent.version() : number(match);
        Outcome<Saving> saving =
                newsroom.save(actor, new StoryId(id), base == null ? 0 : base, mapping.text(sent.text()), false);
        return saving instanceof Outcome.Done<Saving>(Saving.Conflict conflict)
                ? conflict(conflict, words)
                : tagged(saving.map(done -> ((Saving.Saved) done).revision()), words, HttpStatus.OK);
    }

    private ResponseEntity<?> tagged(Outcome<Revision> outcome, Words words, HttpStatus success) {
        ResponseEntity<?> answer = Problems.answer(
                outcome.map(revision -> new StoryJson.Saved(revision.story().value(), revision.number())),
                words,
                success);
        return outcome instanceof Outcome.Done<Revision>(Revision revision)
                ? ResponseEntity.status(success)
                        .header(HttpHeaders.ETAG, "\"" + revision.number() + "\"")
                        .body(answer.getBody())
                : answer;
    }

    private ResponseEntity<?> conflict(Saving.Conflict conflict, Words words) {
        var answer =
                Problems.problem(Outcome.Kind.CONFLICT, List.of(Reason.of("newsroom.refused.saved-by-another")), words);
        var problem = answer.getBody();
        if (problem != null) {
            problem.setProperty("revision", conflict.theirs().number());
            problem.setProperty("theirs", mapping.words(conflict.theirs().text()));
            problem.setProperty("yours", mapping.words(conflict.yours()));
            problem.setProperty("base", mapping.words(conflict.base().text()));
        }
        return answer;
    }

    private static @Nullable Integer number(String tag) {
        String digits = orEmpty(tag).replace("W/", "").replace("\"", "").strip();
        return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : null;
    }
}
