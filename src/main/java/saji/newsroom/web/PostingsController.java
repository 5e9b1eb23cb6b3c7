package saji.newsroom.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import saji.channels.Account;
import saji.channels.AccountId;
import saji.channels.Channels;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.Role;
import saji.newsroom.Posting;
import saji.newsroom.PostingEntry;
import saji.platform.Words;

/** The calendar of all channels: what went out and what is to go out on which day. */
@Controller
class PostingsController {

    private static final Duration CLOSE = Duration.ofHours(1);

    private final Posting posting;
    private final Channels channels;
    private final ChannelCards cards;
    private final Readers readers;
    private final Directory directory;

    PostingsController(Posting posting, Channels channels, ChannelCards cards, Readers readers, Directory directory) {
        this.posting = posting;
        this.channels = channels;
        this.cards = cards;
        this.readers = readers;
        this.directory = directory;
    }

    @GetMapping("/desk/newsroom/postings")
    String month(Actor actor, Words words, @RequestParam(required = false) @Nullable String month, Model model) {
        if (!posting.mayLook(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Reader reader = readers.of(words, List.of());
        YearMonth shown = month(month).orElse(YearMonth.from(reader.today()));
        LocalDate first = MonthView.firstDay(shown);
        LocalDate last = MonthView.lastDay(shown);
        List<PostingEntry> entries = posting.between(actor, start(first), start(last.plusDays(1)));
        Map<LocalDate, List<PostingsView.Line>> byDay = new HashMap<>();
        Map<AccountId, Account> known = new HashMap<>();
        Set<PostingEntry> close = close(entries);
        for (PostingEntry entry : entries) {
            Account account = known.computeIfAbsent(
                    entry.account(), id -> channels.account(id).orElseThrow());
            byDay.computeIfAbsent(reader.day(entry.at()), day -> new ArrayList<>())
                    .add(new PostingsView.Line(
                            entry,
                            List.of(new PostingsView.Place(account.name(), cards.icon(account))),
                            close.contains(entry)));
        }
        List<List<PostingsView.Day>> weeks = new ArrayList<>();
        for (LocalDate monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            weeks.add(monday.datesUntil(monday.plusWeeks(1))
                    .map(day -> new PostingsView.Day(
                            day,
                            YearMonth.from(day).equals(shown),
                            PostingsView.together(byDay.getOrDefault(day, List.of()))))
                    .toList());
        }
        boolean moves = actor.is(Role.EDITOR) || actor.is(Role.APPROVER);
        model.addAttribute("view", new PostingsView(shown, weeks, reader, moves));
        return "newsroom/postings";
    }

    /** Those that have another one on the same channel within an hour. */
    private static Set<PostingEntry> close(List<PostingEntry> entries) {
        Set<PostingEntry> close = new HashSet<>();
        Map<AccountId, List<PostingEntry>> byAccount = entries.stream()
                .collect(Collectors.groupingBy(PostingEntry::account, HashMap::new, Collectors.toList()));
        for (List<PostingEntry> one : byAccount.values()) {
            for (int i = 1; i < one.size(); i++) {
                if (Duration.between(one.get(i - 1).at(), one.get(i).at()).compareTo(CLOSE) < 0) {
                    close.add(one.get(i - 1));
                    close.add(one.get(i));
                }
            }
        }
        return close;
    }

    private Instant start(LocalDate day) {
        ZoneId zone = directory.city().zone();
        return day.atStartOfDay(zone).toInstant();
    }

    private static Optional<YearMonth> month(@Nullable String typed) {
        try {
            return typed == null
                    ? Optional.empty()
                    : Optional.of(YearMonth.parse(typed))
                            .filter(month -> month.getYear() > 2000 && month.getYear() < 2100);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
