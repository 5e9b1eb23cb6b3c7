package saji.newsroom.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.intake.MaterialId;
import saji.newsroom.Command;
import saji.newsroom.PublishedStory;
import saji.newsroom.StoryDetail;
import saji.newsroom.StorySummary;
import saji.newsroom.Text;
import saji.platform.Settings;

/** Between what the API says and what the door says. */
@Component
class StoryMapping {

    private static final int MOST = 1000;

    private final Directory directory;
    private final Settings settings;

    StoryMapping(Directory directory, Settings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** The text that was sent; an agency's code that is none is the id of nothing, and the door says so. */
    Text text(StoryJson.@Nullable Words sent) {
        StoryJson.Words words =
                sent == null ? new StoryJson.Words(null, null, null, null, null, null, null, null, null, null) : sent;
        List<AgencyId> agencies = few(words.agencies()).stream()
                .map(code -> directory.agencyByCode(code).map(Agency::id).orElse(new AgencyId(new UUID(0, 0))))
                .toList();
        StoryJson.English english = words.english();
        return new Text(
                orEmpty(words.type()),
                orEmpty(words.title()),
                orEmpty(words.lead()),
                orEmpty(words.body()),
                english == null
                        ? null
                        : new Text.English(orEmpty(english.title()), orEmpty(english.lead()), orEmpty(english.body())),
                agencies,
                each(words.areas(), AreaCode::new),
                few(words.topics()),
                each(words.materials(), MaterialId::new),
                each(words.assets(), AssetId::new));
    }

    static String orEmpty(@Nullable String words) {
        return words == null ? "" : words;
    }

    private static <T> List<T> few(@Nullable List<T> items) {
        return each(items, Function.identity());
    }

    private static <T, R> List<R> each(@Nullable List<T> items, Function<T, R> change) {
        return items == null
                ? List.of()
                : items.stream()
                        .filter(item -> item != null)
                        .limit(MOST)
                        .map(change)
                        .toList();
    }

    private StoryJson.Words words(Text text, Map<AgencyId, String> codes) {
        Text.English english = text.english();
        return new StoryJson.Words(
                text.type(),
                text.title(),
                text.lead(),
                text.body(),
                english == null ? null : new StoryJson.English(english.title(), english.lead(), english.body()),
                text.agencies().stream().map(id -> code(codes, id)).toList(),
                text.areas().stream().map(AreaCode::value).toList(),
                text.topics(),
                text.materials().stream().map(MaterialId::value).toList(),
                text.assets().stream().map(AssetId::value).toList());
    }

    StoryJson.Words words(Text text) {
        return words(text, codes());
    }

    List<StoryJson.Listed> listed(List<StorySummary> stories) {
        Map<AgencyId, String> codes = codes();
        return stories.stream().map(story -> listed(story, codes)).toList();
    }

    private StoryJson.Listed listed(StorySummary story, Map<AgencyId, String> codes) {
        return new StoryJson.Listed(
                story.id().value(),
                story.state().name(),
                story.isPublic(),
                story.type(),
                story.title(),
                story.lead(),
                story.agencies().stream().map(id -> code(codes, id)).toList(),
                story.topics(),
                story.revision(),
                story.edition(),
                story.changedAt(),
                story.due(),
                story.embargoUntil(),
                story.publishedAt(),
                story.slug() == null ? null : settings.address("/berita/" + story.slug()),
                story.flags().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()));
    }

    StoryJson.Whole whole(StoryDetail story, saji.platform.Words words) {
        Map<AgencyId, String> codes = codes();
        PublishedStory.Withdrawal withdrawal = story.withdrawal();
        Map<String, List<String>> refusals = new LinkedHashMap<>();
        Arrays.stream(Command.values())
                .filter(command -> !story.can(command))
                .forEach(command -> refusals.put(
                        command.name(),
                        story.reasonsAgainst(command).stream().map(words::say).toList()));
        return new StoryJson.Whole(
                listed(story.summary(), codes),
                words(story.latest().text(), codes),
                story.editions().stream()
                        .map(e -> new StoryJson.Edition(e.number(), e.revision(), e.at(), e.note()))
                        .toList(),
                story.flags().stream()
                        .map(flag -> new StoryJson.Flagged(
                                flag.id(),
                                flag.kind().name(),
                                flag.at(),
                                flag.isOpen(),
                                flag.before(),
                                flag.after(),
                                flag.detail(),
                                flag.correctedIn()))
                        .toList(),
                withdrawal == null ? null : withdrawal.reason(),
                Arrays.stream(Command.values())
                        .filter(story::can)
                        .map(Enum::name)
                        .toList(),
                refusals);
    }

    private Map<AgencyId, String> codes() {
        return directory.agencies().stream()
                .collect(Collectors.toMap(Agency::id, Agency::code, (one, other) -> one, HashMap::new));
    }

    /** The code; of an agency that has ended, it is asked for alone. */
    private String code(Map<AgencyId, String> codes, AgencyId id) {
        return codes.computeIfAbsent(
                id, ended -> directory.agency(ended).map(Agency::code).orElse(ended.toString()));
    }
}
