package saji.newsroom.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import saji.directory.Actor;
import saji.directory.Role;
import saji.directory.TodoSource;
import saji.newsroom.FactChange;
import saji.newsroom.Flag;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryFilter;
import saji.newsroom.StoryId;
import saji.newsroom.StoryState;
import saji.newsroom.StorySummary;
import saji.platform.Words;

/** What the newsroom wants a person to do next. */
@Component
class NewsroomTodos implements TodoSource {

    private static final int MOST = 20;
    private static final int EACH = 8;

    private final Newsroom newsroom;
    private final Readers readers;

    NewsroomTodos(Newsroom newsroom, Readers readers) {
        this.newsroom = newsroom;
        this.readers = readers;
    }

    @Override
    public List<Todo> todosFor(Actor actor) {
        List<Todo> todos = new ArrayList<>();
        if (actor.is(Role.PR_OFFICER)) {
            add(todos, actor, StoryFilter.ALL.in(StoryState.FACT_CHECK), "fact-check", 200, "/fact-check");
        }
        if (actor.is(Role.APPROVER)) {
            add(todos, actor, flagged(Flag.Kind.PUBLISHED_URGENTLY), "urgent", 300, "");
            add(todos, actor, flagged(Flag.Kind.VARIANTS_SENT_URGENTLY), "sent-alone", 305, "/channels");
            add(todos, actor, StoryFilter.ALL.in(StoryState.IN_REVIEW), "review", 310, "");
        }
        if (actor.is(Role.EDITOR)) {
            add(todos, actor, flagged(Flag.Kind.FACT_REVISED), "revised", 320, "");
            add(todos, actor, flagged(Flag.Kind.PUBLISHED_INVALID), "invalid", 325, "");
            add(todos, actor, own(actor, StoryState.RETURNED), "returned", 330, "/text");
            add(todos, actor, own(actor, StoryState.APPROVED), "approved", 340, "");
        }
        return todos.stream().limit(MOST).toList();
    }

    private static StoryFilter flagged(Flag.Kind kind) {
        return new StoryFilter(java.util.Set.of(), null, null, null, null, null, kind);
    }

    private static StoryFilter own(Actor actor, StoryState state) {
        return new StoryFilter(java.util.Set.of(state), null, null, actor.id(), null, null, null);
    }

    private void add(List<Todo> todos, Actor actor, StoryFilter filter, String group, int order, String part) {
        List<StorySummary> stories = newsroom.find(actor, filter, null, EACH).stories();
        if (stories.isEmpty()) {
            return;
        }
        Reader reader = readers.of(Words.in(actor.language()), stories);
        Map<StoryId, List<FactChange>> changes = "revised".equals(group) ? newsroom.changes(stories) : Map.of();
        for (StorySummary story : stories) {
            todos.add(new Todo(
                    "newsroom.todo." + group,
                    order,
                    new Card(story, reader, List.of(), List.of()).title(),
                    detail(story, reader, changes.getOrDefault(story.id(), List.of())),
                    StoryPages.path(story.id()) + part,
                    story.publishesAt()));
        }
    }

    private static String detail(StorySummary story, Reader reader, List<FactChange> changes) {
        String about = reader.words()
                .say("newsroom.todo.detail", reader.agencies(story.agencies()), reader.away(story.changedAt()));
        return changes.isEmpty()
                ? about
                : changes.stream()
                        .map(change -> change.before() + " → " + change.after())
                        .collect(Collectors.joining(", ", "", " · " + about));
    }
}
