package saji.newsroom;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.Assets;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.platform.Reason;

/** What any saved text must keep to, finished or not: caps, clean characters, nothing named that does not exist. */
@Component
class TextRules {

    static final int TITLE = 200;
    static final int LEAD = 600;
    static final int BODY = 60_000;
    static final int MESSAGE = 2_000;

    /** Longer than any cap, whatever tidying takes away: the rest need not be looked at. */
    private static final int HOPELESS = 1_000_000;

    private static final int FEW = 20;
    private static final int ASSETS = 60;
    private static final int FACTS = 200;
    private static final Set<Material.State> HANDED_IN =
            Set.of(Material.State.SUBMITTED, Material.State.ACCEPTED, Material.State.USED);

    private final ContentTypes types;
    private final Directory directory;
    private final Intake intake;
    private final Assets assets;

    TextRules(ContentTypes types, Directory directory, Intake intake, Assets assets) {
        this.types = types;
        this.directory = directory;
        this.intake = intake;
        this.assets = assets;
    }

    /** One form for line ends and accents, no space around, each named thing once. */
    static Text tidy(Text text) {
        Text.English english = text.english();
        return new Text(
                text.type(),
                tidy(text.title()).replaceAll("\\s+", " "),
                tidy(text.lead()),
                tidy(text.body()),
                english == null || (english.title() + english.lead() + english.body()).isBlank()
                        ? null
                        : new Text.English(
                                tidy(english.title()).replaceAll("\\s+", " "),
                                tidy(english.lead()),
                                tidy(english.body())),
                once(text.agencies()),
                once(text.areas()),
                once(text.topics()),
                once(text.materials()),
                once(text.assets()));
    }

    static String tidy(String untidy) {
        String words = untidy.length() > HOPELESS ? untidy.substring(0, HOPELESS) : untidy;
        return Normalizer.normalize(words.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC)
                .strip();
    }

    private static <T> List<T> once(Collection<T> items) {
        return items.stream().distinct().toList();
    }

    /** Everything wrong with a tidied text; {@code before} is what was saved last, whose names may since have gone. */
    List<Reason> wrongIn(Text text, @Nullable Text before) {
        List<Reason> wrong = new ArrayList<>();
        if (types.find(text.type()).isEmpty()) {
            wrong.add(Reason.of("newsroom.refused.unknown-type").at("type"));
        }
        wrong.addAll(words("title", text.title(), TITLE));
        wrong.addAll(words("lead", text.lead(), LEAD));
        wrong.addAll(words("body", text.body(), BODY));
        Text.English english = text.english();
        if (english != null) {
            wrong.addAll(words("english.title", english.title(), TITLE));
            wrong.addAll(words("english.lead", english.lead(), LEAD));
            wrong.addAll(words("english.body", english.body(), BODY));
        }
        wrong.addAll(many("agencies", text.agencies(), FEW));
        wrong.addAll(many("areas", text.areas(), ASSETS));
        wrong.addAll(many("topics", text.topics(), FEW));
        wrong.addAll(many("materials", text.materials(), FEW));
        wrong.addAll(many("assets", text.assets(), ASSETS));
        boolean bounded = wrong.stream().noneMatch(reason -> reason.key().endsWith(".too-many"));
        if (bounded) {
            wrong.addAll(unknown(text, before));
        }
        return wrong;
    }

    private List<Reason> unknown(Text text, @Nullable Text before) {
        List<Reason> wrong = new ArrayList<>();
        Set<AgencyId> agencies = news(text.agencies(), before == null ? List.of() : before.agencies());
        if (!agencies.stream().allMatch(id -> directory.agency(id).isPresent())) {
            wrong.add(Reason.of("newsroom.refused.unknown-agency").at("agencies"));
        }
        Set<AreaCode> areas = news(text.areas(), before == null ? List.of() : before.areas());
        if (!areas.stream().allMatch(code -> directory.area(code).isPresent())) {
            wrong.add(Reason.of("newsroom.refused.unknown-area").at("areas"));
        }
        Set<String> topics = news(text.topics(), before == null ? List.of() : before.topics());
        if (!topics.stream().allMatch(slug -> directory.topic(slug).isPresent())) {
            wrong.add(Reason.of("newsroom.refused.unknown-topic").at("topics"));
        }
        var pictures = news(text.assets(), before == null ? List.of() : before.assets());
        if (!pictures.isEmpty() && !assets.findAll(pictures).keySet().containsAll(pictures)) {
            wrong.add(Reason.of("newsroom.refused.unknown-asset").at("assets"));
        }
        Set<MaterialId> materials = news(text.materials(), before == null ? List.of() : before.materials());
        if (!materials.isEmpty() && !areHandedIn(materials)) {
            wrong.add(Reason.of("newsroom.refused.material-not-handed-in").at("materials"));
        }
        Set<FactId> facts = Citations.facts(text);
        if (facts.size() > FACTS) {
            wrong.add(Reason.of("newsroom.refused.too-many", FACTS).at("body"));
        } else if (!facts.isEmpty() && !intake.facts(facts).keySet().containsAll(facts)) {
            wrong.add(Reason.of("newsroom.refused.unknown-fact").at("body"));
        }
        return wrong;
    }

    private boolean areHandedIn(Set<MaterialId> ids) {
        var materials = intake.materials(ids);
        Predicate<MaterialId> handedIn = id -> {
            Material material = materials.get(id);
            return material != null && HANDED_IN.contains(material.state());
        };
        return ids.stream().allMatch(handedIn);
    }

    private static <T> Set<T> news(List<T> now, List<T> before) {
        return now.stream().filter(item -> !before.contains(item)).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Reason> many(String field, List<?> items, int most) {
        return items.size() > most
                ? List.of(Reason.of("newsroom.refused.too-many", most).at(field))
                : List.of();
    }

    /** Too long, or with characters that no one types. */
    static List<Reason> words(String field, String words, int most) {
        List<Reason> wrong = new ArrayList<>();
        if (words.length() > most) {
            wrong.add(Reason.of("newsroom.refused.too-long", most).at(field));
        }
        if (words.codePoints().anyMatch(TextRules::isForbidden)) {
            wrong.add(Reason.of("newsroom.refused.control-characters").at(field));
        }
        return wrong;
    }

    /** The same for words that must be there. */
    static List<Reason> needed(String field, String words, int most, String emptyKey) {
        return words.isBlank() ? List.of(Reason.of(emptyKey).at(field)) : words(field, words, most);
    }

    /** Control characters, lone surrogates, and marks that turn the writing direction. */
    private static boolean isForbidden(int point) {
        return (Character.isISOControl(point) && point != '\n' && point != '\t')
                || (point >= 0xD800 && point <= 0xDFFF)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0xFFFE
                || point == 0xFFFF;
    }
}
