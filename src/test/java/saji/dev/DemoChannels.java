package saji.dev;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import saji.channels.Account;
import saji.channels.Connecting;
import saji.directory.Actor;
import saji.newsroom.Posting;
import saji.newsroom.StoryId;
import saji.platform.DueWork;
import saji.platform.Language;
import saji.support.TestPeople;

/**
 * Plays how the demo city came to its channels and what it says there of its newest stories. Networks that need keys are connected
 * and paused: nothing of a demo city goes out into the world.
 */
final class DemoChannels {

    private static final Duration RECENT = Duration.ofDays(21);
    /** Since when somebody posts by hand: what lies there is not more than a person can do. */
    private static final Duration BY_HAND = Duration.ofDays(3);

    private static final String NOWHERE = "http://127.0.0.1:9";

    private final Connecting connecting;
    private final Posting posting;
    private final TestPeople people;
    private final List<DueWork> works;
    private final Instant now;

    DemoChannels(Connecting connecting, Posting posting, TestPeople people, List<DueWork> works, Instant now) {
        this.connecting = connecting;
        this.posting = posting;
        this.people = people;
        this.works = works;
        this.now = now;
    }

    /** Lays the connecting of accounts into the play. */
    void add(DemoPlay play) {
        play.at(now.minus(RECENT.plusDays(1)), this::connect);
        play.at(
                now.minus(BY_HAND),
                () -> connect(
                        "assisted", "TikTok kota", Map.of("site", "TikTok", "open", "https://www.tiktok.com/upload")));
    }

    private void connect() {
        connect("activitypub", "Web sosial kota", Map.of("username", "kabar", "type", "Organization"));
        connect("webpush", "Pemberitahuan kota", Map.of("contact", "kabar@kota.example"));
        pause(connect(
                "x",
                "X kota",
                Map.of(
                        "key", "demo",
                        "key-secret", "demo",
                        "token", "demo",
                        "token-secret", "demo",
                        "budget", "10",
                        "base", NOWHERE)));
        pause(connect(
                "bluesky",
                "Bluesky kota",
                Map.of("handle", "kabar.kota.example", "password", "demo", "base", NOWHERE)));
        pause(connect("telegram", "Telegram kota", Map.of("token", "1:demo", "chat", "@kabarkota", "base", NOWHERE)));
    }

    private Account connect(String network, String name, Map<String, String> fields) {
        return connecting
                .connect(people.actor("admin"), network, new Connecting.Form(name, null, Language.ID, fields))
                .orElseThrow();
    }

    private void pause(Account account) {
        connecting
                .pause(people.actor("admin"), account.id(), "Menunggu kunci dari pengelola akun")
                .orElseThrow();
    }

    /** Lays into the play that a story gets first posts at {@code at}, if that is recent. */
    void propose(DemoPlay play, Instant at, Supplier<Actor> editor, Supplier<StoryId> story) {
        if (at.isAfter(now.minus(RECENT))) {
            play.at(at, () -> posting.propose(editor.get(), story.get()).orElseThrow());
        }
    }

    /** The same, and that a second person approves them a moment later and they go out. */
    void serve(DemoPlay play, Instant at, Supplier<Actor> editor, Supplier<Actor> approver, Supplier<StoryId> story) {
        propose(play, at, editor, story);
        if (at.isAfter(now.minus(RECENT))) {
            play.at(at.plusSeconds(60), () -> {
                posting.approve(approver.get(), story.get(), posting.stamp(story.get()), null);
                works.stream()
                        .filter(work -> work.name().equals("newsroom.serve-due"))
                        .forEach(DueWork::run);
            });
        }
    }
}
