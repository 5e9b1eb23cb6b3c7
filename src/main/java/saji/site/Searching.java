package saji.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import saji.platform.Language;

/** Searches within a time that a reader waits gladly, and says why when it cannot. */
@Component
class Searching {

    private static final int AT_ONCE = 6;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int ALIKE = 3;
    private static final int FARTHEST = 2;
    private static final long KEPT_CHARACTERS = 8_000_000;

    /** What was found lately; true until another story is taken in. */
    private final Cache<Asked, Found> answers = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .weigher(Searching::weight)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    private final SearchIndex index;
    private final Vocabulary vocabulary;
    private final TransactionTemplate reading;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Searching(SearchIndex index, Vocabulary vocabulary, PlatformTransactionManager transactions) {
        this.index = index;
        this.vocabulary = vocabulary;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /**
     * What came of a search.
     *
     * @param query as it was run, with alike words in place of unknown ones
     * @param instead those alike words
     * @param spread see {@link SearchIndex.Page}; empty on later pages
     */
    record Found(
            SearchQuery query,
            List<String> instead,
            List<SearchIndex.Hit> hits,
            Map<String, Map<String, Integer>> spread) {}

    /** A search at a moment. */
    private record Asked(Sought sought, SearchIndex.@Nullable Place after, SearchIndex.State state) {}

    /** Why there is no result. */
    enum Failure {
        SLOW,
        AWAY
    }

    /** One of both. */
    record Answer(@Nullable Found found, @Nullable Failure failure) {}

    /** @param within what to look within; null when something was named that does not exist, then nothing is found */
    Answer search(
            SearchQuery query,
            Supplier<SearchIndex.@Nullable Filter> within,
            Language language,
            SearchIndex.@Nullable Place after) {
        Future<Found> future = threads.submit((Callable<Found>) () -> run(query, within, language, after));
        try {
            return new Answer(future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS), null);
        } catch (TimeoutException e) {
            future.cancel(true);
            return new Answer(null, Failure.AWAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(null, Failure.AWAY);
        } catch (ExecutionException e) {
            return new Answer(null, isSlow(e) ? Failure.SLOW : Failure.AWAY);
        }
    }

    private Found run(
            SearchQuery query,
            Supplier<SearchIndex.@Nullable Filter> within,
            Language language,
            SearchIndex.@Nullable Place after)
            throws InterruptedException {
        places.acquire();
        try {
            Found found = reading.execute(status -> {
                SearchIndex.State state = index.limit(query);
                SearchIndex.Filter filter = within.get();
                if (filter == null) {
                    return null;
                }
                Asked asked = new Asked(new Sought(query, filter, language), after, state);
                Found kept = answers.getIfPresent(asked);
                if (kept != null) {
                    return kept;
                }
                Found fresh = find(asked);
                answers.put(asked, fresh);
                return fresh;
            });
            return found == null ? new Found(query, List.of(), List.of(), Map.of()) : found;
        } finally {
            places.release();
        }
    }

    private Found find(Asked asked) {
        Sought exact = asked.sought();
        Map<String, List<String>> alike = alike(exact.query().singles());
        Sought wide = new Sought(exact.query().with(alike), exact.filter(), exact.language());
        SearchIndex.Place after = asked.after();
        SearchIndex.Page page =
                after == null ? index.first(wide, asked.state()) : index.further(wide, after, asked.state());
        return new Found(
                wide.query(), alike.values().stream().flatMap(List::stream).toList(), page.hits(), page.facets());
    }

    /** For each word that no story has, those of the vocabulary that it may have been meant for. */
    private Map<String, List<String>> alike(Set<String> words) {
        Map<String, List<String>> alike = new LinkedHashMap<>();
        List<String> asked = words.stream().filter(word -> word.length() > 3).toList();
        if (asked.isEmpty()) {
            return alike;
        }
        List<String> forms = new ArrayList<>(asked);
        asked.forEach(word -> forms.add(Stem.of(word)));
        List<String> known = vocabulary.known(forms);
        for (String word : asked) {
            if (!known.contains(word) && !known.contains(Stem.of(word)) && alike.size() < ALIKE) {
                List<String> near = vocabulary.alike(word).stream()
                        .filter(candidate -> distance(word, candidate) <= (word.length() < 6 ? 1 : FARTHEST))
                        .limit(ALIKE)
                        .toList();
                if (!near.isEmpty()) {
                    alike.put(word, near);
                }
            }
        }
        return alike;
    }

    /** Damerau-Levenshtein, neighbours exchanged counting once. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int best = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean exchanged =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = exchanged ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int weight(Asked asked, Found found) {
        return 1_000
                + found.hits().stream()
                        .mapToInt(hit -> 2_000 + hit.body().length())
                        .sum();
    }

    private static boolean isSlow(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof java.sql.SQLException sql && "57014".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
