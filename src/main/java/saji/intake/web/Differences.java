package saji.intake.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import saji.directory.AreaCode;
import saji.platform.Words;

/** Where what was typed into the hand-in form differs from what stands. */
@Component
class Differences {

    private final Places places;

    Differences(Places places) {
        this.places = places;
    }

    List<HandInPage.Difference> between(Words words, HandInForm mine, HandInForm theirs) {
        Map<String, String> left = told(words, mine);
        Map<String, String> right = told(words, theirs);
        List<HandInPage.Difference> differences = new ArrayList<>();
        left.forEach((label, text) -> {
            if (!text.equals(right.get(label))) {
                differences.add(new HandInPage.Difference(label, text, right.getOrDefault(label, "")));
            }
        });
        return differences;
    }

    private Map<String, String> told(Words words, HandInForm form) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put(words.say("intake.question.stage"), words.say("intake.stage." + stage(form)));
        told.put(words.say("intake.field.title"), form.title());
        told.put(words.say("intake.field.what"), form.what());
        told.put(
                words.say("intake.question.when"),
                (form.beginsDate() + " " + form.beginsTime() + " – " + form.endsDate() + " " + form.endsTime())
                        .strip());
        told.put(
                words.say("intake.question.where"),
                (places.name(form.area().isEmpty() ? null : new AreaCode(form.area()), words) + " " + form.place())
                        .strip());
        told.put(words.say("intake.field.who"), form.who());
        told.put(words.say("intake.field.why"), form.why());
        told.put(words.say("intake.field.next"), form.next());
        told.put(words.say("intake.field.note"), form.note());
        told.put(words.say("intake.field.topics"), String.join(", ", form.topics()));
        told.put(words.say("intake.field.programme"), form.programme());
        told.put(
                words.say("intake.field.photos"),
                lines(form.photos().stream().map(p -> p.id().substring(0, 8) + " " + p.caption())));
        told.put(
                words.say("intake.field.quotes"),
                lines(form.quotes().stream().map(q -> q.speaker() + ": " + q.text())));
        told.put(
                words.say("intake.field.facts"),
                lines(form.facts().stream().map(f -> f.claim() + ": " + f.value() + " (" + f.source() + ")")));
        return told;
    }

    private static String stage(HandInForm form) {
        return form.stage().isEmpty()
                ? "done"
                : form.stage().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String lines(java.util.stream.Stream<String> lines) {
        return String.join("\n", lines.toList());
    }
}
