package saji.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import saji.directory.Agency;
import saji.platform.Language;
import saji.platform.Words;
import saji.site.web.Card;
import saji.site.web.Frame;
import saji.site.web.SearchPage;

/** Makes the page of a search. */
@Component
class SearchPages {

    private final Searching searching;
    private final Oven oven;
    private final Rendering rendering;

    SearchPages(Searching searching, Oven oven, Rendering rendering) {
        this.searching = searching;
        this.oven = oven;
        this.rendering = rendering;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] html) {}

    Answer answer(SearchAsked asked, Language language) {
        Surroundings surroundings = surroundings();
        if (surroundings == null) {
            return new Answer(503, Words.in(language).say("site.search.away").getBytes(StandardCharsets.UTF_8));
        }
        SearchQuery query = SearchQuery.parse(asked.words());
        if (query.isEmpty() && !query.without().isEmpty()) {
            return page(200, asked, language, surroundings, "site.search.only-minus", null, false);
        }
        if (query.isEmpty() && !asked.words().isEmpty()) {
            return page(200, asked, language, surroundings, "site.search.none", null, false);
        }
        SearchIndex.Place after = SearchIndex.Place.of(asked.after());
        Searching.Answer answer = searching.search(query, () -> asked.filter(surroundings), language, after);
        Searching.Found found = answer.found();
        if (found == null && asked.isEmpty()) {
            return page(200, asked, language, surroundings, null, null, false);
        }
        if (found == null) {
            boolean slow = answer.failure() == Searching.Failure.SLOW;
            return page(
                    slow ? 200 : 503,
                    asked,
                    language,
                    surroundings,
                    slow ? "site.search.slow" : "site.search.away",
                    null,
                    false);
        }
        return page(
                200,
                asked,
                language,
                surroundings,
                found.hits().isEmpty() && !asked.isEmpty() ? "site.search.none" : null,
                found,
                after != null);
    }

    Answer tooMany(SearchAsked asked, Language language) {
        Surroundings surroundings = surroundings();
        return surroundings == null
                ? new Answer(429, Words.in(language).say("site.search.too-many").getBytes(StandardCharsets.UTF_8))
                : page(429, asked, language, surroundings, "site.search.too-many", null, false);
    }

    /** The directory as last seen: without a database, search still has its page to say so. */
    private @Nullable Surroundings surroundings() {
        try {
            return oven.recentSurroundings();
        } catch (DataAccessException | TransactionException e) {
            return null;
        }
    }

    private Answer page(
            int status,
            SearchAsked asked,
            Language language,
            Surroundings surroundings,
            @Nullable String message,
            Searching.@Nullable Found found,
            boolean later) {
        Words words = Words.in(language);
        Frame frame = new Frames(surroundings, language, "/cari", words.say("site.search.title"))
                .section("cari")
                .hidden()
                .build();
        List<SearchIndex.Hit> hits = found == null ? List.of() : found.hits();
        Marking marking = new Marking(found == null ? Set.of() : found.query().marks());
        boolean more = hits.size() > SearchIndex.LENGTH;
        SearchPage model = new SearchPage(
                frame,
                asked.form(language, surroundings),
                message == null ? null : words.say(message),
                asked.isEmpty() && !hits.isEmpty(),
                found == null || later || asked.isEmpty() ? "" : count(found, words),
                found == null || found.instead().isEmpty() ? null : String.join(", ", found.instead()),
                found == null
                        ? List.of()
                        : hits.stream()
                                .limit(SearchIndex.LENGTH)
                                .map(hit -> hit(hit, marking, language, surroundings))
                                .toList(),
                found == null || asked.isEmpty() ? List.of() : facets(found, asked, language, surroundings),
                more
                        ? asked.path(
                                language,
                                surroundings,
                                "lanjut",
                                hits.get(SearchIndex.LENGTH - 1).place().toString())
                        : null);
        return new Answer(status, rendering.render("site/search.jte", model));
    }

    private static SearchPage.Hit hit(
            SearchIndex.Hit hit, Marking marking, Language language, Surroundings surroundings) {
        Card card = Cards.of(hit.story(), language, surroundings);
        return new SearchPage.Hit(card, marking.all(card.title()), marking.snippet(card.lead(), hit.body()));
    }

    private static String count(Searching.Found found, Words words) {
        int count = found.spread().getOrDefault("n", Map.of()).getOrDefault("", 0);
        if (count == 0) {
            return "";
        }
        return count > SearchIndex.COUNTED
                ? words.say("site.search.count-more", SearchIndex.COUNTED)
                : words.say("site.search.count", count);
    }

    private static List<SearchPage.Facet> facets(
            Searching.Found found, SearchAsked asked, Language language, Surroundings surroundings) {
        Words words = Words.in(language);
        List<SearchPage.Facet> facets = new ArrayList<>();
        Function<String, @Nullable Agency> agency =
                id -> surroundings.agency(UUID.fromString(id)).orElse(null);
        facet(
                facets,
                found,
                "opd",
                words.say("site.search.agency"),
                asked.agency().isEmpty(),
                id -> {
                    Agency known = agency.apply(id);
                    return known == null
                            ? null
                            : new SearchPage.Narrower(
                                    known.name(language), asked.path(language, surroundings, "opd", known.code()), "");
                });
        facet(
                facets,
                found,
                "topik",
                words.say("site.search.topic"),
                asked.topic().isEmpty(),
                slug -> surroundings
                        .topic(slug)
                        .map(topic -> new SearchPage.Narrower(
                                topic.name(language), asked.path(language, surroundings, "topik", slug), ""))
                        .orElse(null));
        facet(
                facets,
                found,
                "wilayah",
                words.say("site.search.area"),
                asked.area().isEmpty(),
                code -> surroundings
                        .area(code)
                        .map(area -> new SearchPage.Narrower(
                                Cards.area(area, language), asked.path(language, surroundings, "wilayah", code), ""))
                        .orElse(null));
        facet(
                facets,
                found,
                "jenis",
                words.say("site.search.type"),
                asked.type().isEmpty(),
                type -> new SearchPage.Narrower(
                        Cards.type(type, language), asked.path(language, surroundings, "jenis", type), ""));
        return facets;
    }

    /** A facet is shown where the reader has not chosen and there is something to choose. */
    private static void facet(
            List<SearchPage.Facet> facets,
            Searching.Found found,
            String kind,
            String heading,
            boolean open,
            Function<String, SearchPage.@Nullable Narrower> entry) {
        Map<String, Integer> numbers = found.spread().getOrDefault(kind, Map.of());
        boolean counted = found.spread().getOrDefault("n", Map.of()).getOrDefault("", 0) <= SearchIndex.COUNTED;
        List<SearchPage.Narrower> entries = new ArrayList<>();
        numbers.forEach((value, number) -> {
            SearchPage.Narrower narrower = entry.apply(value);
            if (narrower != null) {
                entries.add(new SearchPage.Narrower(
                        narrower.name(), narrower.path(), counted ? String.valueOf(number) : ""));
            }
        });
        if (open && entries.size() > 1) {
            facets.add(new SearchPage.Facet(heading, entries));
        }
    }
}
