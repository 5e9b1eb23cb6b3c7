package saji.newsroom.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saji.platform.Language;
import saji.platform.Words;

class ChecksTests {

    private static final String TITLE = "Vaksin HPV gratis untuk siswi kelas 5 di Ciputat";
    private static final String LEAD =
            "Puskesmas Ciputat memberi vaksin HPV gratis bagi siswi kelas 5 dan 6. Orang tua cukup membawa kartu keluarga.";

    @Test
    void aGoodManuscriptHasNothingToMend() {
        assertThat(Checks.of(Manuscript.ofWords(TITLE, LEAD, "Vaksin diberikan di sekolah setiap pagi.", "yes")))
                .isEmpty();
    }

    @Test
    void anEmptyManuscriptIsToldEverythingAtOnce() {
        Manuscript empty =
                new Manuscript("", " ", "", "", 0, 0, 80, 500, true, List.of(), List.of(), List.of(), List.of());

        assertThat(Checks.of(empty))
                .extracting(Finding::check)
                .containsExactly(
                        "title-missing",
                        "lead-missing",
                        "body-missing",
                        "picture-missing",
                        "topic-missing",
                        "area-missing",
                        "english-missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Vaksin gratis|title-short",
                "Vaksin HPV gratis untuk siswi kelas 5 di Ciputat.|title-full-stop",
                "VAKSIN GRATIS UNTUK SISWI KELAS LIMA|title-shouted",
                "Vaksin HPV gratis untuk semua siswi di Ciputat!|title-shouted",
                "Wali Kota hadiri pembukaan vaksin HPV di Ciputat|title-ceremony",
                "Kepala Dinas Kesehatan membuka pekan vaksin HPV|title-ceremony"
            })
    void aPoorTitleIsNamed(String title, String check) {
        assertThat(found(title, LEAD, "Isi berita.")).contains(check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pemkot buka pendaftaran vaksin HPV untuk siswi kelas 5",
                "KTP dan KK baru dapat diambil di RSUD mulai Senin",
                "Warga menerima bantuan pangan mulai Senin depan"
            })
    void aTitleThatServesCitizensIsLeftAlone(String title) {
        assertThat(found(title, LEAD, "Isi berita.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NIK 3674011203900001 tercatat|personal-nik",
                "NIK 3674 0152 0390 0001 tercatat|personal-nik",
                "Hubungi 0812-3456-7890 segera|personal-phone",
                "Hubungi +62 812 3456 7890 segera|personal-phone",
                "Hubungi 0812–3456–7890 segera|personal-phone",
                "Hubungi (+62) 812 3456 7890 segera|personal-phone",
                "NIK 3674\u00a00152\u00a00390\u00a00001 tercatat|personal-nik",
                "Kirim ke budi.warga@gmail.com ya|personal-mail",
                "Rumahnya di Jl. Melati No. 5 RT 03/RW 07, Pamulang|personal-address",
                "Ia tinggal di Jalan Mawar Raya Nomor 12|personal-address"
            })
    void personalDataIsFound(String body, String check) {
        assertThat(found(TITLE, LEAD, body)).contains(check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nomor rekening 9912345678901234 bukan NIK.",
                "Ada [86 balita](fakta:36740141-0190-4001-8000-0123456789ab) yang diperiksa.",
                "Hubungi (021) 7409 1234 pada jam kerja atau 112.",
                "Layanan bebas pulsa 0800-1-500-112 dan 0804 1 500 500.",
                "Darurat 112, ambulans 119, PLN 123, Call Center 1500-911.",
                "Surat ke dinkes@tangerangselatankota.go.id saja.",
                "Kantor di Jl. Maruga Raya No. 1 buka setiap hari."
            })
    void whatIsNoPersonalDataIsLeftAlone(String body) {
        assertThat(found(TITLE, LEAD, body)).noneMatch(check -> check.startsWith("personal-"));
    }

    @Test
    void aFindingDoesNotRepeatTheIdentityNumber() {
        assertThat(Checks.of(Manuscript.ofWords(TITLE, LEAD, "NIK 3674011203900001.", "yes")))
                .filteredOn(Finding::isBlocking)
                .singleElement()
                .satisfies(finding -> assertThat(finding.passage()).doesNotContain("1203900001"));
    }

    @Test
    void aFigureWithoutAFactIsNamedAndACitedOneIsNot() {
        List<Finding> findings = Checks.of(Manuscript.ofWords(
                TITLE,
                LEAD,
                "Sebanyak [1.250 siswi](fakta:0190) ikut. Biayanya Rp2,5 miliar. Layanan buka pukul 08.00-15.00 sejak 3 Maret"
                        + " 2026 sesuai Undang-Undang Nomor 24 Tahun 2013.",
                "yes"));

        assertThat(findings).extracting(Finding::passage).containsExactly("Biayanya Rp2,5 miliar.");
    }

    @Test
    void aQuoteThatTheAgencyHasNotConfirmedHoldsTheStoryUp() {
        var quote = new Manuscript.Quote("Lurah Kedaung", "Kami senang warga mau memilah sampah dari rumah.", false);

        assertThat(Checks.of(with(quote, "> Kami senang warga mau memilah sampah dari rumah.\n>\n> — Lurah Kedaung")))
                .extracting(Finding::check)
                .containsExactly("quote-unconfirmed");
        assertThat(Checks.of(with(
                        new Manuscript.Quote(quote.speaker(), quote.text(), true),
                        "> Kami senang warga mau memilah sampah dari rumah.\n>\n> — Lurah Kedaung")))
                .isEmpty();
        assertThat(Checks.of(with(quote, "> Kata-kata yang tidak ada di bahan mana pun.")))
                .extracting(Finding::check)
                .containsExactly("quote-unknown");
    }

    @Test
    void wordsBetweenQuotationMarksAreQuotesToo() {
        var quote = new Manuscript.Quote(
                "Lurah Kedaung",
                "Kami senang warga mau memilah. Sampah organik menjadi pupuk untuk kebun warga.",
                false);

        assertThat(Checks.of(with(quote, "“Sampah organik menjadi pupuk untuk kebun warga,” kata Lurah Kedaung.")))
                .extracting(Finding::check)
                .containsExactly("quote-unconfirmed");
        assertThat(Checks.of(with(quote, "\"Tahun depan semua gang akan kami aspal ulang,\" kata seorang pejabat.")))
                .extracting(Finding::check)
                .containsExactly("quote-unknown");
        assertThat(Checks.of(with(quote, "Program “Bank Sampah” berjalan di \"Kampung Hijau\" sejak lama.")))
                .isEmpty();
    }

    @Test
    void personalDataIsFoundInEnglishAndInWhatIsSaidOfPictures() {
        Manuscript manuscript = new Manuscript(
                TITLE,
                LEAD,
                "Isi berita.",
                "Call 0812-3456-7890.",
                1,
                1,
                0,
                100,
                false,
                List.of(new Manuscript.Picture("a.jpg", "KTP dengan NIK 3674011203900001 di meja", "Dinkes", true)),
                List.of(),
                List.of(),
                List.of());

        assertThat(Checks.of(manuscript))
                .extracting(finding -> finding.check() + " " + finding.field())
                .containsExactly("personal-nik assets", "personal-phone english.body");
    }

    @Test
    void picturesNeedAltTextCreditAndConsentAndADocumentIsPointedOut() {
        Manuscript manuscript = new Manuscript(
                TITLE,
                LEAD,
                "Isi berita.",
                "yes",
                1,
                1,
                0,
                100,
                true,
                List.of(
                        new Manuscript.Picture("a.jpg", "", "", false),
                        new Manuscript.Picture("b.jpg", "IMG_2211.jpg", "Dinkes", true)),
                List.of("daftar-hadir.pdf"),
                List.of(),
                List.of());

        assertThat(Checks.of(manuscript))
                .extracting(Finding::check)
                .containsExactly("alt-missing", "consent-missing", "credit-missing", "alt-poor", "document-published");
    }

    @Test
    void aHardTextIsNamedWithItsHardestSentences() {
        String hard =
                "Dalam rangka pelaksanaan penyelenggaraan pemerintahan daerah yang berkesinambungan, penyelenggara"
                        + " melaksanakan pengoordinasian pengimplementasian kebijakan pembangunan infrastruktur perkotaan terintegrasi"
                        + " dengan mempertimbangkan keberlanjutan lingkungan, keterjangkauan pembiayaan, serta kesetaraan kesempatan"
                        + " masyarakat memperoleh pelayanan sebagaimana diamanatkan peraturan perundang-undangan yang berlaku. ";
        List<String> found = found(TITLE, LEAD, hard.repeat(3));

        assertThat(found).contains("reading-hard", "sentence-long");
    }

    @ParameterizedTest
    @CsvSource({
        "warga,2",
        "pulau,2",
        "laut,2",
        "baik,2",
        "saudara,3",
        "pakaian,3",
        "pemerintah,4",
        "air,2",
        "RSUD,4",
        "kelurahan,4",
        "di,1",
        "1.250,4",
        "daerah,3"
    })
    void syllablesAreCounted(String word, int syllables) {
        assertThat(Sentences.syllables(word)).isEqualTo(syllables);
    }

    @Test
    void abbreviationsEndNoSentence() {
        assertThat(Sentences.of(
                        "Kantor di Jl. Maruga No. 1 dipimpin dr. H. Budi, M.Si. Layanan buka pukul 08.00. \"Silakan datang!\" Ada"
                                + " parkir."))
                .containsExactly(
                        "Kantor di Jl. Maruga No. 1 dipimpin dr. H. Budi, M.Si. Layanan buka pukul 08.00.",
                        "\"Silakan datang!\"",
                        "Ada parkir.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", ".", "a.", "Jl. ", "a@", "> ", "1,", "RT 1/", "\" ", "0812 "})
    void noTextTakesLong(String part) {
        Manuscript long_ = Manuscript.ofWords("x", "y", part.repeat(100_000 / part.length()), null);

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> Checks.of(long_));
    }

    @Test
    void everyFindingHasItsTextAndItsExplanation() {
        for (Language language : Language.values()) {
            Words words = Words.in(language);
            for (String check : List.of(
                    "title-missing",
                    "title-short",
                    "title-long",
                    "title-cut",
                    "title-full-stop",
                    "title-shouted",
                    "title-ceremony",
                    "lead-missing",
                    "lead-short",
                    "lead-long",
                    "lead-repeats",
                    "body-missing",
                    "body-short",
                    "body-long",
                    "personal-nik",
                    "personal-phone",
                    "personal-mail",
                    "personal-address",
                    "quote-unconfirmed",
                    "quote-unknown",
                    "picture-missing",
                    "alt-missing",
                    "alt-poor",
                    "credit-missing",
                    "consent-missing",
                    "topic-missing",
                    "area-missing",
                    "english-missing",
                    "reading-hard",
                    "sentence-long",
                    "number-uncited",
                    "link-dead",
                    "link-refused",
                    "link-silent")) {
                assertThat(words.has("newsroom.check." + check)).as(check).isTrue();
                assertThat(words.has("newsroom.check." + check + ".why"))
                        .as(check)
                        .isTrue();
            }
        }
    }

    private static Manuscript with(Manuscript.Quote quote, String body) {
        return new Manuscript(
                TITLE, LEAD, body, "yes", 1, 1, 0, 500, false, List.of(), List.of(), List.of(quote), List.of());
    }

    private static List<String> found(String title, String lead, String body) {
        return Checks.of(Manuscript.ofWords(title, lead, body, "yes")).stream()
                .map(Finding::check)
                .distinct()
                .toList();
    }
}
