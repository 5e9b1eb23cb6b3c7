package saji.newsroom.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import saji.assets.AssetId;
import saji.assets.Rendition;
import saji.channels.AccountId;
import saji.directory.Directory;
import saji.newsroom.Command;
import saji.newsroom.Posting;
import saji.newsroom.StoryDetail;
import saji.newsroom.Variant;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.web.Notices;

/** What is said of a story on one channel: written, tried, planned, taken away. */
@Controller
class ChannelController implements OfOneStory {

    private static final String ONE = PATH + "/channels/{account}";
    private static final int LONGEST = 100_000;

    private final Posting posting;
    private final StoryPages pages;
    private final ChannelCards cards;
    private final Directory directory;

    ChannelController(Posting posting, StoryPages pages, ChannelCards cards, Directory directory) {
        this.posting = posting;
        this.pages = pages;
        this.cards = cards;
        this.directory = directory;
    }

    @GetMapping(ONE)
    String channel(Turn turn, @PathVariable UUID account, Model model) {
        StoryDetail story = office(turn);
        Posting.Channel channel = posting.channel(turn.actor(), turn.story(), new AccountId(account))
                .orElseThrow(StoryPages::notFound);
        return show(
                turn,
                story,
                channel,
                channel.variant() == null ? null : channel.variant().plan(),
                List.of(),
                model);
    }

    @PostMapping(ONE)
    String save(Turn turn, @PathVariable UUID account, Model model) {
        StoryDetail story = office(turn);
        AccountId on = new AccountId(account);
        Variant.Draft draft = draft(turn);
        return switch (posting.save(turn.actor(), turn.story(), on, draft)) {
            case Outcome.Done<Variant> done ->
                Notices.redirect(turn.redirect(), turn.path() + "/channels", "newsroom.done.variant-saved");
            case Outcome.Refused<Variant>(Outcome.Kind kind, List<Reason> reasons) -> {
                turn.response().setStatus(kind.status());
                Posting.Channel tried =
                        posting.tried(turn.actor(), turn.story(), on, draft).orElseThrow(StoryPages::notFound);
                yield show(turn, story, tried, draft.plan(), reasons, model);
            }
        };
    }

    /** The post as it would look with what is typed, its count and every reason against it: drawn anew while one types. */
    @PostMapping(ONE + "/preview")
    String preview(Turn turn, @PathVariable UUID account, Model model) {
        StoryDetail story = office(turn);
        if (!story.mayEver(Command.WRITE_VARIANT)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Posting.Channel tried = posting.tried(turn.actor(), turn.story(), new AccountId(account), draft(turn))
                .orElseThrow(StoryPages::notFound);
        model.addAttribute("post", cards.post(turn.words(), tried));
        return "newsroom/_post";
    }

    @PostMapping(ONE + "/removal")
    String remove(Turn turn, @PathVariable UUID account) {
        return turn.answer(
                "channels",
                posting.remove(turn.actor(), turn.story(), new AccountId(account)),
                "newsroom.done.variant-removed",
                turn.path() + "/channels");
    }

    /** Sets when it goes out; from the calendar of channels. */
    @PostMapping(ONE + "/moment")
    String plan(Turn turn, @PathVariable UUID account) {
        Instant moment = moment(turn);
        return turn.answer(
                "channels",
                planned(turn, account, moment),
                "newsroom.done.variant-planned",
                "/desk/newsroom/postings"
                        + (moment == null ? "" : "?month=" + java.time.YearMonth.from(moment.atZone(zone()))));
    }

    @PostMapping(path = ONE + "/moment", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> drag(Turn turn, @PathVariable UUID account) {
        return Answers.json(planned(turn, account, moment(turn)), "newsroom.done.variant-planned", turn.words());
    }

    private Outcome<?> planned(Turn turn, UUID account, @Nullable Instant moment) {
        return posting.plan(turn.actor(), turn.story(), new AccountId(account), moment);
    }

    /** A date and time, or a date alone with the time of day that was sent beside it. */
    private @Nullable Instant moment(Turn turn) {
        try {
            return turn.text("date").isEmpty()
                    ? turn.moment("moment").orElse(null)
                    : LocalDate.parse(turn.text("date"))
                            .atTime(LocalTime.parse(turn.text("time").isEmpty() ? "09:00" : turn.text("time")))
                            .atZone(zone())
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private ZoneId zone() {
        return directory.city().zone();
    }

    private StoryDetail office(Turn turn) {
        StoryDetail story = pages.story(turn.actor(), turn.story());
        if (!posting.mayLook(turn.actor())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return story;
    }

    private static Variant.Draft draft(Turn turn) {
        if (turn.text("text").length() > LONGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        Rendition form = Arrays.stream(Rendition.values())
                .filter(one -> one.name().equals(turn.text("form")))
                .findFirst()
                .orElse(Rendition.SHARE);
        return new Variant.Draft(
                Language.of(turn.text("language")),
                turn.text("title"),
                turn.text("text"),
                turn.texts("assets").stream()
                        .limit(50)
                        .map(id -> new AssetId(Turn.uuid(id)))
                        .toList(),
                form,
                List.of(turn.text("mentions").split("[\\s,]+")),
                new Variant.Plan(
                        turn.moment("moment").orElse(null),
                        turn.moment("expires").orElse(null)));
    }

    private String show(
            Turn turn,
            StoryDetail story,
            Posting.Channel channel,
            Variant.@Nullable Plan plan,
            List<Reason> refused,
            Model model) {
        Reader reader = pages.reader(turn.words(), story, List.of());
        List<AssetId> chosen = channel.said().pictures().stream()
                .map(picture -> picture.asset())
                .toList();
        List<Picture> pictures = pages.pictures(story.latest().text().assets()).stream()
                .filter(channel.limits().filmNeeded() ? Picture::film : Picture::image)
                .map(picture -> chosen.stream().anyMatch(id -> id.toString().equals(picture.id()))
                        ? picture
                        : picture.notChosen())
                .toList();
        Optional<Variant.Plan> planned = Optional.ofNullable(plan);
        model.addAttribute(
                "view",
                new ChannelView(
                        story,
                        reader,
                        cards.of(turn.actor(), turn.words(), story, channel),
                        channel.said(),
                        pictures,
                        channel.said().pictures().isEmpty()
                                ? Rendition.SHARE.name()
                                : channel.said().pictures().getFirst().form().name(),
                        channel.limits().title() > 0,
                        channel.limits().pictures(),
                        channel.limits().filmNeeded(),
                        posting.canMention(channel.account()),
                        posting.mentions(turn.actor(), turn.story(), channel.account()),
                        posting.advice(
                                turn.story(),
                                channel.account().id(),
                                Optional.ofNullable(story.summary().due()).orElse(reader.now())),
                        reader.input(planned.map(Variant.Plan::moment).orElse(null)),
                        reader.input(planned.map(Variant.Plan::expiresAt).orElse(null)),
                        story.can(Command.WRITE_VARIANT),
                        refused));
        return "newsroom/channel";
    }
}
