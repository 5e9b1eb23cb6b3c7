package saji.directory.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.directory.Directory;
import saji.platform.AuditEntry;
import saji.platform.AuditSubjects;
import saji.platform.AuditSubjects.Named;
import saji.platform.AuditTrail;
import saji.platform.Words;

/** Tells lines of the audit trail as sentences, and understands what is looked for in such words. */
@Component
class AuditTelling {

    /** Who acts without being one of the staff; each has a text. */
    private static final Set<String> NOBODIES = Set.of(AuditTrail.SYSTEM, "anonymous", "guest");

    private final AuditTrail audit;
    private final AuditSubjects subjects;
    private final Directory directory;

    AuditTelling(AuditTrail audit, AuditSubjects subjects, Directory directory) {
        this.audit = audit;
        this.subjects = subjects;
        this.directory = directory;
    }

    /** The lines as sentences in the language of {@code words}; one query a kind of subject, however many lines. */
    List<AuditPage.Line> told(List<AuditEntry> entries, Words words) {
        Set<String> mentioned = new LinkedHashSet<>();
        for (AuditEntry entry : entries) {
            mentioned.add("person:" + entry.actor());
            if (entry.subject() != null) {
                mentioned.add(entry.subject());
            }
            entry.details().forEach((key, value) -> mentioned.add(key + ":" + value));
        }
        Map<String, Named> named = subjects.named(mentioned);
        return entries.stream().map(entry -> told(entry, named, words)).toList();
    }

    private AuditPage.Line told(AuditEntry entry, Map<String, Named> named, Words words) {
        Named subject = entry.subject() == null ? null : named.get(entry.subject());
        Named actor = named.get("person:" + entry.actor());
        boolean herself = entry.subject() != null && entry.subject().equals("person:" + entry.actor());
        return new AuditPage.Line(
                entry.at(),
                words.dateTime(entry.at(), directory.city().zone()),
                NOBODIES.contains(entry.actor())
                        ? words.say("directory.trail.who." + entry.actor())
                        : actor == null ? entry.actor() : actor.title(),
                did(entry.action(), words),
                herself || subject == null ? "" : subject.title(),
                herself || subject == null ? null : subject.page(),
                details(entry.details(), named, words),
                entry.action().endsWith("refused"),
                raw(entry));
    }

    private static String did(String action, Words words) {
        String key = sentence(action);
        return words.has(key) ? words.say(key) : action;
    }

    /** The key of the words for an action: each room has its own. */
    private static String sentence(String action) {
        return action.replaceFirst("\\.", ".trail.");
    }

    private String details(Map<String, String> details, Map<String, Named> named, Words words) {
        List<String> told = new ArrayList<>();
        details.forEach((key, value) -> {
            String label = "directory.trail.detail." + key;
            String shown = shown(key, value, named, words);
            if (words.has(label) && shown != null) {
                told.add(shown.isEmpty() ? words.say(label) : words.say(label) + " " + shown);
            }
        });
        return String.join(" · ", told);
    }

    /** A detail as a person reads it: empty when its label says all, null when it says nothing to a person. */
    private @Nullable String shown(String key, String value, Map<String, Named> named, Words words) {
        Named other = named.get(key + ":" + value);
        if (other != null) {
            return "“" + other.title() + "”";
        }
        if (AuditSubjects.isIdentifier(value) || value.isBlank() || value.equals("false") || value.equals("null")) {
            return null;
        }
        String command = "newsroom.command." + value;
        return switch (key) {
            case "command" -> words.has(command) ? "“" + words.say(command) + "”" : value;
            case "moment", "effect" -> moment(value, directory.city().zone(), words);
            default -> value.equals("true") ? "" : value;
        };
    }

    private static String moment(String value, ZoneId zone, Words words) {
        try {
            return words.dateTime(Instant.parse(value), zone);
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private static String raw(AuditEntry entry) {
        return Stream.of(
                        Stream.of("#" + entry.number(), entry.at().toString(), entry.actor(), entry.action()),
                        Stream.ofNullable(entry.subject()),
                        entry.details().entrySet().stream().map(detail -> detail.getKey() + "=" + detail.getValue()),
                        Stream.ofNullable(entry.address()))
                .flatMap(part -> part)
                .collect(Collectors.joining(" · "));
    }

    /** What stands in the trail, in the reader's words. */
    List<String> known(Words words) {
        return audit.actions().stream()
                .map(AuditTelling::sentence)
                .filter(words::has)
                .map(words::say)
                .distinct()
                .sorted()
                .toList();
    }

    /** The actions whose sentence holds each of these words, or whose name begins with them; null for any. */
    @Nullable
    Collection<String> actions(String wanted, Words words) {
        if (wanted.isBlank()) {
            return null;
        }
        List<String> parts = List.of(wanted.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return audit.actions().stream()
                .filter(action -> action.startsWith(wanted.strip())
                        || parts.stream().allMatch(did(action, words).toLowerCase(Locale.ROOT)::contains))
                .toList();
    }

    /** Who is meant: a user name, or words of a name; null for anybody. */
    @Nullable
    Collection<String> actors(String wanted) {
        if (wanted.isBlank()) {
            return null;
        }
        String name = wanted.strip();
        return Stream.concat(
                        Stream.of(name),
                        subjects.found("person", name).stream().map(subject -> subject.substring("person:".length())))
                .toList();
    }

    /** What is meant: {@code kind:id}, or words of a title or a name; null for anything. */
    @Nullable
    Collection<String> subjects(String wanted) {
        if (wanted.isBlank()) {
            return null;
        }
        if (subjects.isOne(wanted.strip())) {
            return List.of(wanted.strip());
        }
        return Stream.concat(Stream.of(wanted.strip()), subjects.found(wanted).stream())
                .toList();
    }
}
