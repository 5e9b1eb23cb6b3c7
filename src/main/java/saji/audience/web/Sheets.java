package saji.audience.web;

import gg.jte.TemplateEngine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import saji.audience.Choices;
import saji.audience.Letters;
import saji.audience.Pushes;
import saji.audience.Rhythm;
import saji.audience.Subscriber;
import saji.directory.Directory;
import saji.platform.Language;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Page;
import saji.platform.web.PublicFrame;
import saji.platform.web.StaticFiles;

/** Draws the pages of subscribers in the frame of the public site. Only the page that subscribes a browser has a script. */
@Component
class Sheets {

    private static final List<String> STYLES = List.of("/static/audience/audience.css");

    private final TemplateEngine engine;
    private final PublicFrame frame;
    private final ChoiceForm choices;
    private final Pushes pushes;
    private final Letters letters;
    private final Directory directory;

    Sheets(
            TemplateEngine engine,
            PublicFrame frame,
            ChoiceForm choices,
            Pushes pushes,
            Letters letters,
            Directory directory) {
        this.engine = engine;
        this.frame = frame;
        this.choices = choices;
        this.pushes = pushes;
        this.letters = letters;
        this.directory = directory;
    }

    /** What someone has typed so far. */
    record Typed(String address, Rhythm rhythm, Choices choices) {
        static final Typed NOTHING = new Typed("", Rhythm.WEEKLY, Choices.EVERYTHING);
    }

    ResponseEntity<byte[]> subscribe(Page visit, Language language, Typed typed, HttpStatus status, List<Reason> why) {
        Page page = page(visit, language);
        SubscribeView view = view(page, language, typed, null, why);
        return answer(status, language, "/langganan", "audience/subscribe.jte", view, page.say("audience.title"));
    }

    ResponseEntity<byte[]> manage(
            Page visit, Language language, Subscriber subscriber, HttpStatus status, List<Reason> why) {
        Page page = page(visit, language);
        Typed typed = new Typed(subscriber.address(), subscriber.rhythm(), subscriber.choices());
        SubscribeView view = view(page, language, typed, subscriber.secret(), why);
        return answer(
                status,
                language,
                "/langganan/kelola/" + subscriber.secret(),
                "audience/manage.jte",
                view,
                page.say("audience.manage.title"));
    }

    private SubscribeView view(
            Page page, Language language, Typed typed, @Nullable String secret, List<Reason> reasons) {
        return new SubscribeView(
                page,
                root(language),
                directory.city().name(language),
                secret == null ? pushes.key().orElse(null) : null,
                letters.isOpen(),
                choices.lists(typed.choices(), language),
                List.of(Rhythm.values()).stream()
                        .map(rhythm -> SubscribeView.Choice.of(
                                rhythm.name(),
                                page.say("audience.rhythm." + rhythm.name().toLowerCase(Locale.ROOT)),
                                rhythm == typed.rhythm()))
                        .toList(),
                typed.address(),
                secret,
                reasons);
    }

    /** @param action where the one button leads, or null for none */
    ResponseEntity<byte[]> note(
            Page visit, Language language, HttpStatus status, String path, String key, @Nullable String action) {
        Page page = page(visit, language);
        SubscribeView.Note note = new SubscribeView.Note(
                page,
                root(language),
                page.say("audience." + key + ".title"),
                page.say("audience." + key + ".text"),
                action == null ? null : root(language) + action,
                action == null ? "" : page.say("audience." + key + ".button"));
        return answer(status, language, path, "audience/note.jte", note, note.heading());
    }

    static String root(Language language) {
        return language == Language.EN ? "/en" : "";
    }

    private Page page(Page visit, Language language) {
        Words words = Words.in(language);
        return new Page(words, visit.path(), null, null, directory.city().shortName(), List.of(), visit.csrf(), null);
    }

    private ResponseEntity<byte[]> answer(
            HttpStatus status, Language language, String path, String template, Object view, String title) {
        boolean isFirst = path.equals("/langganan");
        byte[] html = frame.around(new PublicFrame.Inside(
                language,
                path,
                title,
                Words.in(language).say("audience.intro", directory.city().name(language)),
                isFirst,
                output -> engine.render(template, view, output),
                STYLES.stream().map(StaticFiles::address).toList(),
                isFirst ? List.of(StaticFiles.address("/static/audience/subscribe.js")) : List.of()));
        return ResponseEntity.status(status)
                .contentType(new MediaType("text", "html", java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer") // the address may hold a secret
                .body(html);
    }
}
