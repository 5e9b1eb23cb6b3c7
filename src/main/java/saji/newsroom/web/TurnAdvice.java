package saji.newsroom.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.directory.Actor;
import saji.directory.Directory;
import saji.newsroom.StoryId;
import saji.platform.Words;

/** Gives the controllers of one story their {@link Turn}. */
@ControllerAdvice(assignableTypes = OfOneStory.class)
class TurnAdvice {

    private final Directory directory;
    private final StoryPages pages;

    TurnAdvice(Directory directory, StoryPages pages) {
        this.directory = directory;
        this.pages = pages;
    }

    @ModelAttribute("turn")
    Turn turn(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response) {
        return new Turn(actor, words, new StoryId(id), directory.city().zone(), form, redirect, model, response, pages);
    }
}
