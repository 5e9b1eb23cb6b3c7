package saji.newsroom.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.directory.Role;
import saji.newsroom.CalendarDay;
import saji.newsroom.CalendarEntry;
import saji.newsroom.Newsroom;
import saji.newsroom.StoryDetail;
import saji.platform.Words;

/** The month: what is scheduled, embargoed and published on which day. */
@Controller
class CalendarController {

    /** So many entries of a day are shown in a month, and on a page of the day alone. */
    private static final int IN_A_MONTH = 8;

    private static final int A_DAY = 300;

    private final Newsroom newsroom;
    private final ChoicesOffered choices;
    private final Readers readers;
    private final AgendaDays agenda;
    private final Directory directory;

    CalendarController(
            Newsroom newsroom, ChoicesOffered choices, Readers readers, AgendaDays agenda, Directory directory) {
        this.newsroom = newsroom;
        this.choices = choices;
        this.readers = readers;
        this.agenda = agenda;
        this.directory = directory;
    }

    @GetMapping("/desk/newsroom/calendar")
    String month(
            Actor actor,
            Words words,
            @ModelAttribute FilterForm form,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String day,
            Model model) {
        Choices offered = choices.all();
        Reader today = readers.of(words, List.of());
        Optional<LocalDate> only = day(day);
        YearMonth shown = only.map(YearMonth::from).or(() -> month(month)).orElse(YearMonth.from(today.today()));
        LocalDate first = only.orElse(MonthView.firstDay(shown));
        LocalDate last = only.orElse(MonthView.lastDay(shown));
        List<Instant> bounds =
                first.datesUntil(last.plusDays(2)).map(this::start).toList();
        List<CalendarDay> days =
                newsroom.calendar(actor, form.filter(offered), bounds, only.isPresent() ? A_DAY : IN_A_MONTH);
        Reader reader = readers.of(
                words,
                days.stream()
                        .flatMap(entries -> entries.entries().stream())
                        .map(CalendarEntry::story)
                        .toList());
        model.addAttribute(
                "view",
                MonthView.of(
                        shown,
                        first,
                        days,
                        agenda.between(actor, start(first), start(last.plusDays(1))),
                        form,
                        offered,
                        reader,
                        actor.is(Role.EDITOR) || actor.is(Role.APPROVER)));
        return "newsroom/calendar";
    }

    private Instant start(LocalDate day) {
        return day.atTime(LocalTime.MIN).atZone(directory.city().zone()).toInstant();
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return typed == null
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(typed)).filter(day -> day.getYear() > 2000 && day.getYear() < 2100);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
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

    /** Moves a scheduled story to another day, at the same time of day. */
    @Controller
    static class Days implements OfOneStory {

        private final Newsroom newsroom;
        private final StoryPages pages;
        private final Directory directory;

        Days(Newsroom newsroom, StoryPages pages, Directory directory) {
            this.newsroom = newsroom;
            this.pages = pages;
            this.directory = directory;
        }

        @PostMapping(PATH + "/schedule/day")
        String move(Turn turn) {
            Instant due = due(turn).orElse(null);
            String month = due == null ? "" : "?month=" + YearMonth.from(due.atZone(zone()));
            return turn.answer(
                    "schedule",
                    newsroom.schedule(turn.actor(), turn.story(), due),
                    "newsroom.done.scheduled",
                    "/desk/newsroom/calendar" + month);
        }

        @PostMapping(path = PATH + "/schedule/day", produces = MediaType.APPLICATION_JSON_VALUE)
        ResponseEntity<?> drag(Turn turn) {
            return Answers.json(
                    newsroom.schedule(turn.actor(), turn.story(), due(turn).orElse(null)),
                    "newsroom.done.scheduled",
                    turn.words());
        }

        private ZoneId zone() {
            return directory.city().zone();
        }

        private Optional<Instant> due(Turn turn) {
            StoryDetail story = pages.story(turn.actor(), turn.story());
            try {
                LocalTime time = story.schedule() == null
                        ? LocalTime.of(9, 0)
                        : story.schedule().due().atZone(zone()).toLocalTime();
                return Optional.of(LocalDate.parse(turn.text("date"))
                        .atTime(time)
                        .atZone(zone())
                        .toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
