package saji.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import saji.directory.Directory;
import saji.platform.Ids;
import saji.platform.Language;
import saji.support.SajiTest;
import saji.support.Visitor;
import saji.support.Visitors;
import tools.jackson.databind.json.JsonMapper;

/** Search finds what a citizen means, in order, page after page, and no input breaks or slows it. */
@SajiTest
class SearchTests {

    private static final Instant DAY = Instant.parse("2026-03-02T03:00:00Z");

    @Autowired
    private Copying copying;

    @Autowired
    private SearchIndex index;

    @Autowired
    private SearchOrder order;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Directory directory;

    @Autowired
    private Oven oven;

    @Autowired
    private Rendering rendering;

    @Autowired
    private DataSource database;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Ids ids;

    @Autowired
    private Visitors visitors;

    private Visitor reader;
    private String word;

    @BeforeEach
    void aReaderAndAWord() {
        reader = visitors.anonymous();
        word = Press.word();
    }

    /** The site's other tests meet only stories that were published and have a page. */
    @AfterEach
    void takeAway() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from site.story where slug like 'cari-%'");
        }
    }

    @Test
    void wordsAsTypedInTheTitleComeFirstThenOtherFormsThenTheTextAndInEachTheNewest() {
        String inText = kept(DAY.plus(4, ChronoUnit.DAYS), "Kabar " + word, "Kini kali itu bersih.");
        String otherForm = kept(DAY.plus(3, ChronoUnit.DAYS), "Petugas membersihkan kali " + word, "x");
        String older = kept(DAY, "Kali bersih " + word, "x");
        String newer = kept(DAY.plus(1, ChronoUnit.DAYS), "Lomba kampung bersih " + word, "x");

        assertThat(found("bersih " + word)).containsExactly(newer, older, otherForm, inText);
    }

    static Stream<List<String>> forms() {
        return Stream.of(
                List.of("perbaikan", "memperbaiki"),
                List.of("membangun", "pembangunan"),
                List.of("vaksin", "vaksinnya"),
                List.of("mengurus", "diuruskan"),
                List.of("kesehatan", "menyehatkan"),
                List.of("menanam", "penanaman"),
                List.of("layanan", "melayani"),
                List.of("menyalurkan", "disalurkan"),
                List.of("pengaduan", "mengadukan"),
                List.of("jum'at", "Jumat"),
                List.of("1284", "1.284"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void oneFormOfAWordFindsTheOthers(List<String> forms) {
        String story = kept(DAY, "Kabar " + word, "Hari itu " + forms.getLast() + " di kantor.");

        assertThat(found(word + " " + forms.getFirst())).containsExactly(story);
    }

    @Test
    void namesAreLeftWhole() {
        kept(DAY, "Kabar " + word, "Pemerintah Tangerang Selatan menjemput perempuan di Pamulang.");

        assertThat(found(word + " selat")).isEmpty();
        assertThat(found(word + " erintah")).isEmpty();
        assertThat(List.of("tangerang", "pamulang", "serpong", "perempuan", "pemerintah", "selatan", "dinas"))
                .allMatch(name -> Stem.of(name).equals(name));
    }

    @Test
    void aMistypedWordIsTakenForTheOneMeantAndThePageSaysSo() {
        String meant = "wartegmbah" + word.replaceAll("[0-9]", "") + "rejo";
        String story = kept(DAY, "Kabar " + meant, "x");
        String typed = meant.substring(0, 3) + meant.charAt(4) + meant.charAt(3) + meant.substring(5);

        Visitor.Answer answer = search(typed);

        assertThat(titles(answer)).containsExactly(story);
        assertThat(answer.page().select(".notice strong").text()).isEqualTo(meant);
        assertThat(answer.page().select(".hit mark").text()).isEqualTo(meant);
    }

    @Test
    void phrasesExclusionsAndAlternativesAreUnderstood() {
        String both = kept(DAY, word + " satu", "Pasar murah dibuka.");
        String apart = kept(DAY.plusSeconds(60), word + " dua", "Pasar dibuka dengan harga murah.");

        assertThat(found(word + " \"pasar murah\"")).containsExactly(both);
        assertThat(found(word + " -dua")).containsExactly(both);
        assertThat(found(word + " satu atau dua")).containsExactly(apart, both);
        assertThat(search("-" + word).page().select(".empty-title").text()).contains("Tuliskan juga kata");
    }

    @Test
    void filtersNarrowAndCombine() {
        String health = kept(DAY, word + " kesehatan", "x");
        Served other =
                story(DAY.plus(10, ChronoUnit.DAYS), word + " jalan", "news", "BPBD", "36.74.03.1005", "kebencanaan");
        keep(other, "x");
        String disaster = other.indonesian().title();

        assertThat(found(word)).containsExactly(disaster, health);
        assertThat(found(word, "opd=BPBD")).containsExactly(disaster);
        assertThat(found(word, "opd=bpbd")).containsExactly(disaster);
        assertThat(found(word, "topik=kesehatan")).containsExactly(health);
        assertThat(found(word, "wilayah=36.74.03")).containsExactly(disaster);
        assertThat(found(word, "wilayah=36.74")).containsExactly(disaster, health);
        assertThat(found(word, "jenis=news")).containsExactly(disaster);
        assertThat(found(word, "dari=2026-03-03")).containsExactly(disaster);
        assertThat(found(word, "sampai=2026-03-02")).containsExactly(health);
        assertThat(found(word, "opd=BPBD&topik=kesehatan")).isEmpty();
        assertThat(found(word, "opd=TIDAKADA")).isEmpty();
        assertThat(found("", "opd=BPBD&topik=kebencanaan")).contains(disaster).doesNotContain(health);
        assertThat(search(word).page().select(".facets a[href*=opd]")).hasSize(2);
    }

    @Test
    void englishReadersFindEnglishTextsAndIndonesianOnesThatHaveNoOther() {
        String only = kept(DAY, word + " hanya", "x");
        Served story = story(DAY.plusSeconds(60), word + " keduanya", "news", "DINKES", "36.74.06", "kesehatan");
        Served translated = translated(story, word + " in English");
        copying.keep(translated, new Served.Body("isi", "A clinic opens."));

        assertThat(titles(reader.get("/en/cari?q=" + word))).containsExactly(word + " in English", only);
        assertThat(titles(reader.get("/en/cari?q=clinic+" + word))).containsExactly(word + " in English");
        assertThat(found(word)).containsExactly(word + " keduanya", only);
        assertThat(found("clinic " + word)).isEmpty();
    }

    @Test
    void whatIsMarkedIsEscaped() {
        kept(DAY, "<script>alert(1)</script> & \"" + word + "\"", "<img src=x onerror=alert(1)>");

        Visitor.Answer answer = search("script " + word);

        assertThat(answer.body()).contains("&lt;<mark>script</mark>&gt;").doesNotContain("<script>alert");
        assertThat(answer.page().select(".hit img")).isEmpty();
        assertThat(search("\"><svg onload=alert(1)>").page().select("svg[onload]"))
                .isEmpty();
    }

    @Test
    void thePieceAroundTheWordIsShown() {
        kept(
                DAY,
                "Judul biasa",
                "Kata lain saja. ".repeat(60) + "Di sinilah **" + word + "** disebut. " + "Lalu. ".repeat(60));

        Elements piece = search(word).page().select(".hit h3 + p");

        assertThat(piece.text())
                .contains("Di sinilah " + word)
                .startsWith("…")
                .endsWith("…")
                .hasSizeLessThan(300);
        assertThat(piece.select("mark").text()).isEqualTo(word);
    }

    @Test
    void pagesFollowEachOtherWithoutDoublesThoughStoriesArePublishedMeanwhile() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            all.addFirst(kept(DAY.plusSeconds(60L * (i / 2)), i % 3 == 0 ? "Kabar " + i : word + " " + i, word));
        }
        List<String> seen = new ArrayList<>();
        Visitor.Answer answer = search(word);
        assertThat(answer.page().select(".search-count").text()).startsWith("45 ");
        for (int page = 0; page < 3; page++) {
            seen.addAll(titles(answer));
            kept(DAY.plus(9, ChronoUnit.DAYS).plusSeconds(page), word + " baru " + page, word);
            Element next = answer.page().selectFirst(".more a");
            answer = next == null ? answer : reader.get(next.attr("href"));
        }

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aCommonWordIsAnsweredInTheSameOrderAsARareOne() {
        for (int i = 0; i < 70; i++) {
            String title = switch (i % 3) {
                case 0 -> "Pembersihan " + i;
                case 1 -> "Bersih " + i;
                default -> "Lain " + i;
            };
            kept(DAY.minus(23L * i, ChronoUnit.DAYS), title, "bersih " + word);
        }
        SearchQuery query = SearchQuery.parse("bersih " + word);
        SearchIndex.Filter open = new SearchIndex.Filter(null, null, null, null, null, null);
        SearchIndex.@Nullable Place rare = null;
        SearchIndex.@Nullable Place common = null;
        for (int page = 0; page < 4; page++) {
            List<SearchIndex.Place> sorted = places(query, open, rare, true);
            List<SearchIndex.Place> stretches = places(query, open, common, false);
            assertThat(stretches).isNotEmpty().isEqualTo(sorted);
            rare = sorted.get(Math.min(SearchIndex.LENGTH, sorted.size()) - 1);
            common = rare;
        }
    }

    private List<SearchIndex.Place> places(
            SearchQuery query, SearchIndex.Filter filter, SearchIndex.@Nullable Place after, boolean few) {
        return new TransactionTemplate(transactions).execute(status -> {
            SearchIndex.State state = index.limit(query);
            return order.places(new Sought(query, filter, Language.ID), after, state, few);
        });
    }

    @Test
    void aWithdrawnStoryIsNotFound() {
        Served story = story(DAY, word + " ditarik", "news", "DINKES", "36.74.06", "kesehatan");
        keep(story, "x");
        keep(withdrawn(story), "x");

        assertThat(found(word)).isEmpty();
    }

    static Stream<String> absurd() {
        return Stream.of(
                "",
                " ",
                "q=",
                "q=%00",
                "q=a%00b",
                "q=%ff%fe%fd",
                "q=%",
                "q=%zz",
                "q=%ed%a0%80",
                "q=%f0%9f%98%80",
                "q=%d9%85%d8%af%d9%8a%d9%86%d8%a9+%e2%80%ae",
                "q=%25",
                "q=_%25_%25",
                "q='%22%5c",
                "q=';drop+table+site.story;--",
                "q=1'+or+'1'='1",
                "q=%26+%7c+!+(+)+%3a*+%3c-%3e",
                "q=(((((((((((((((((",
                "q=%22%22%22%22",
                "q=%22-%22+-+-%22a",
                "q=-+-+-",
                "q=-a+-b+-c",
                "q=atau+atau+atau",
                "q=or",
                "q=yang+dan+di",
                "q=.*(a%2b)%2b%24%5b%5e%5d%7b9999%7d",
                "q=a:*+%26+b:ABCD",
                "q=~bersih",
                "q=" + "a".repeat(10_000),
                "q=" + "a+".repeat(5_000),
                "q=" + "%22a+b%22+".repeat(900),
                "q=" + "-x+".repeat(3_000),
                "q=" + "%e2%9c%94".repeat(1_100),
                "q=a&q=b&q=c&opd=x&opd=y",
                "q=a&page=-1",
                "q=a&page=999999999&size=-3&sort=%00",
                "q=a&lanjut=3-999999999999999999-00000000-0000-0000-0000-000000000000",
                "q=a&lanjut=9-1-x",
                "q=a&lanjut=" + "9".repeat(300),
                "q=a&dari=2026-99-99",
                "q=a&dari=%2b999999999-01-01&sampai=0000-01-01",
                "dari=2026-01-01&sampai=1999-01-01",
                "q=a&opd=%27&topik=%27&wilayah=36.74.%25&jenis=NEWS",
                "unbekannt=1&q[]=a&q[%24ne]=1",
                "&&&&=&=",
                "q=a%26b%3dc#x");
    }

    @ParameterizedTest
    @MethodSource("absurd")
    void noInputBreaksOrSlowsIt(String input) throws Exception {
        long begun = System.nanoTime();
        int status = statusOf("/cari?" + input.replace(" ", "+"));

        assertThat(status).isIn(200, 400);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    /** Over a plain socket: the clients at hand refuse to send such addresses. */
    private int statusOf(String target) throws Exception {
        String address = visitors.address();
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain("Exception")
                    .doesNotContain("Set-Cookie");
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void whoAsksNothingSeesTheLatest() {
        kept(DAY, "Kabar " + word, "x");
        List<String> shown = reader.get("/cari").page().select(".hit h3 a").eachAttr("href");
        assertThat(shown).isNotEmpty();
        assertThat(shown)
                .isEqualTo(reader.get("/cari?dari=2000-01-01")
                        .page()
                        .select(".hit h3 a")
                        .eachAttr("href"));
        assertThat(reader.get("/cari").page().select("main").text()).contains("Terbaru");
    }

    @Test
    void whoAsksTooOftenWaitsAndNobodyElseDoes() {
        Visitor hasty = visitors.anonymous().header("X-Forwarded-For", "203.0.113.77");
        Visitor.Answer last = hasty.get("/cari");
        for (int i = 0; i < SearchRequests.A_MINUTE * 2 && last.status() == 200; i++) {
            last = hasty.get("/cari");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isNotEmpty();
        assertThat(last.page().select(".empty-title").text()).contains("Tunggu sebentar");
        assertThat(visitors.anonymous()
                        .header("X-Forwarded-For", "203.0.113.78")
                        .get("/cari")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aQueryThatTakesTooLongIsEndedAndThePageSaysSo() throws Exception {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table site.search_document in access exclusive mode");
            long begun = System.nanoTime();

            Visitor.Answer answer = search(word);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.page().select(".empty-title").text()).contains("terlalu berat");
            assertThat(Duration.ofNanos(System.nanoTime() - begun).toMillis()).isCloseTo(500, within(1_500L));
            other.rollback();
        }
    }

    @Test
    void withoutADatabaseAPlainPageSaysSo() {
        oven.surroundings();
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/postgres?connectTimeout=1");
        JdbcClient jdbc = JdbcClient.create(nowhere);
        SearchPages pages = new SearchPages(
                new Searching(
                        new SearchIndex(jdbc, new SearchOrder(jdbc), json),
                        new Vocabulary(jdbc),
                        new JdbcTransactionManager(nowhere)),
                oven,
                rendering);

        SearchPages.Answer answer = pages.answer(new SearchAsked("banjir", "", "", "", "", "", "", ""), Language.ID);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(pages.answer(new SearchAsked("", "", "", "", "", "", "", ""), Language.ID)
                        .status())
                .isEqualTo(200);
        assertThat(new String(answer.html(), StandardCharsets.UTF_8))
                .contains("Pencarian sedang tidak dapat dipakai")
                .contains("value=\"banjir\"");
    }

    @Test
    void searchSetsNoCookieTakesNoOtherMethodAndIsNotKept() {
        Visitor.Answer answer = search("bersih");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo(Copy.POLICY);
        Visitor.Answer post = reader.postForged("/cari", java.util.Map.of("q", "x"));
        assertThat(post.status()).isEqualTo(405);
        assertThat(post.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(post.header("Set-Cookie")).isEmpty();
        assertThat(reader.get("/cari/?q=x").location()).isEqualTo("/cari?q=x");
    }

    private Visitor.Answer search(String words) {
        return search(words, "");
    }

    private Visitor.Answer search(String words, String more) {
        return reader.get("/cari?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&" + more);
    }

    private List<String> found(String words) {
        return titles(search(words));
    }

    private List<String> found(String words, String more) {
        return titles(search(words, more));
    }

    private static List<String> titles(Visitor.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.page().select(".hit h3").eachText();
    }

    private String kept(Instant at, String title, String body) {
        keep(story(at, title, "service_information", "DINKES", "36.74.06", "kesehatan"), body);
        return title;
    }

    private void keep(Served story, String body) {
        copying.keep(story, new Served.Body(body, null));
    }

    private Served story(Instant at, String title, String type, String agency, String area, String topic) {
        UUID id = ids.next();
        return new Served(
                id,
                "cari-" + id,
                List.of(),
                type,
                null,
                at,
                1,
                at,
                new Served.Heading(title, "Ringkasan."),
                null,
                List.of(new Served.Issuer(
                        directory.agencyByCode(agency).orElseThrow().id().value(), "Dinas", "Agency")),
                List.of(area),
                List.of(topic),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Served translated(Served story, String title) {
        return copy(story, new Served.Heading(title, "Summary."), List.of());
    }

    private static Served withdrawn(Served story) {
        return copy(
                story, null, List.of(new Served.Amendment(story.publishedAt().plusSeconds(5), true, "Keliru.")));
    }

    private static Served copy(Served story, Served.@Nullable Heading english, List<Served.Amendment> amendments) {
        return new Served(
                story.id(),
                story.slug(),
                story.formerSlugs(),
                story.type(),
                story.stage(),
                story.publishedAt(),
                story.edition(),
                story.editionAt(),
                story.indonesian(),
                english,
                story.agencies(),
                story.areas(),
                story.topics(),
                story.pictures(),
                story.attachments(),
                story.sources(),
                amendments);
    }
}
