package saji.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every text of the screens in one language, from {@code messages/<room>.properties} (Indonesian) and
 * {@code messages/<room>_en.properties}. A key begins with its room: {@code intake.material.title}.
 */
public final class Words {

    private static final Map<Language, Words> ALL = load();

    private final Language language;
    private final Map<String, String> texts;

    private Words(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    public static Words in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    /**
     * The text of {@code key}, its {@code {0}} places filled (numbers and {@code choice} as in {@link MessageFormat}).
     *
     * @throws IllegalArgumentException when no such text exists: a mistake in the code, found by a test
     */
    public String say(String key, Object... args) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("No text '" + key + "' in " + language.code());
        }
        if (args.length == 0) {
            return text;
        }
        Object[] spoken = Arrays.stream(args)
                .map(arg -> arg instanceof Reason reason ? say(reason) : arg)
                .toArray();
        return new MessageFormat(text.replace("'", "''"), language.locale()).format(spoken);
    }

    public String say(Reason reason) {
        return say(reason.key(), reason.args().toArray());
    }

    /** Whether {@code key} has a text. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    public Set<String> keys() {
        return texts.keySet();
    }

    /** For example {@code 24 November 2026}. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale()).format(date);
    }

    /** For example {@code 24 November 2026}, as the calendar stands in {@code zone}. */
    public String date(Instant instant, ZoneId zone) {
        return date(instant.atZone(zone).toLocalDate());
    }

    /** For example {@code 24 Nov 2026 15.04}. */
    public String dateTime(Instant instant, ZoneId zone) {
        String pattern = language == Language.ID ? "d MMM yyyy HH.mm" : "d MMM yyyy HH:mm";
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(instant.atZone(zone));
    }

    /** For example {@code 15.04}. */
    public String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(language == Language.ID ? "HH.mm" : "HH:mm", language.locale())
                .format(instant.atZone(zone));
    }

    /** How far {@code at} is from {@code now}, for example {@code 3 jam lagi}, {@code 2 hari lalu}, {@code sekarang}. */
    public String relative(Instant at, Instant now) {
        long minutes = java.time.Duration.between(now, at).toMinutes();
        long size = Math.abs(minutes);
        if (size < 1) {
            return say("platform.relative.now");
        }
        String unit = size < 60 ? "minutes" : size < 48 * 60 ? "hours" : "days";
        long count = size < 60 ? size : size < 48 * 60 ? (size + 30) / 60 : (size + 12 * 60) / (24 * 60);
        return say("platform.relative." + unit + (minutes < 0 ? ".ago" : ".ahead"), count);
    }

    private static Map<Language, Words> load() {
        Map<String, String> indonesian = new HashMap<>();
        Map<String, String> english = new HashMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                String name = String.valueOf(file.getFilename());
                Properties texts = new Properties();
                try (InputStream in = file.getInputStream()) {
                    texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                }
                Map<String, String> target = name.endsWith("_en.properties") ? english : indonesian;
                texts.forEach((key, text) -> target.put((String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                Language.ID, new Words(Language.ID, Map.copyOf(indonesian)),
                Language.EN, new Words(Language.EN, Map.copyOf(english)));
    }
}
