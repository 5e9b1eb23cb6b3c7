package saji.newsroom.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.newsroom.StoryId;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** One person's request about one story: what was sent, and how to answer it. */
final class Turn {

    private final Actor actor;
    private final Words words;
    private final StoryId story;
    private final ZoneId zone;
    private final MultiValueMap<String, String> form;
    private final RedirectAttributes redirect;
    private final Model model;
    private final HttpServletResponse response;
    private final StoryPages pages;

    Turn(
            Actor actor,
            Words words,
            StoryId story,
            ZoneId zone,
            MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response,
            StoryPages pages) {
        this.actor = actor;
        this.words = words;
        this.story = story;
        this.zone = zone;
        this.form = form;
        this.redirect = redirect;
        this.model = model;
        this.response = response;
        this.pages = pages;
    }

    Actor actor() {
        return actor;
    }

    Words words() {
        return words;
    }

    StoryId story() {
        return story;
    }

    Model model() {
        return model;
    }

    MultiValueMap<String, String> form() {
        return form;
    }

    HttpServletResponse response() {
        return response;
    }

    RedirectAttributes redirect() {
        return redirect;
    }

    /** What was typed into a field; empty when it was not sent. */
    String text(String field) {
        String typed = form.getFirst(field);
        return typed == null ? "" : typed;
    }

    List<String> texts(String field) {
        return form.getOrDefault(field, List.of());
    }

    int number(String field) {
        try {
            return Integer.parseInt(text(field).strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** A local date and time of the city, as a browser sends it. */
    Optional<Instant> moment(String field) {
        try {
            return Optional.of(
                    LocalDateTime.parse(text(field).strip()).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** An id that was sent; a random one, which is that of nothing, when it is none. */
    static UUID uuid(@Nullable String typed) {
        try {
            return typed == null ? new UUID(0, 0) : UUID.fromString(typed.strip());
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    String path() {
        return StoryPages.path(story);
    }

    /** The story's page with a word of what was done, or with every reason why not and what was typed. */
    String answer(String part, Outcome<?> outcome, String notice) {
        return answer(part, outcome, notice, path());
    }

    String answer(String part, Outcome<?> outcome, String notice, String to) {
        return switch (outcome) {
            case Outcome.Done<?> done -> Notices.redirect(redirect, to, notice);
            case Outcome.Refused<?>(Outcome.Kind kind, List<Reason> reasons) -> refuse(part, kind, reasons);
        };
    }

    /** The story's page with reasons, laid on the fields of one of its forms. */
    String refuse(String part, Outcome.Kind kind, List<Reason> reasons) {
        response.setStatus(kind.status());
        List<Reason> laid = reasons.stream()
                .map(reason -> reason.field() == null ? reason : reason.at(part + "." + reason.field()))
                .toList();
        return pages.show(actor, words, story, model, laid, new Typed(part, form));
    }
}
