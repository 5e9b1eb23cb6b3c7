package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saji.channels.network.Counting;
import saji.channels.network.Limits;
import saji.channels.network.Post;
import saji.platform.Language;

/** First posts, and how networks count. */
class ProposalTests {

    private static final String TITLE = "Jalan Cendana dibuka lagi mulai Senin";
    private static final String LEAD =
            "Saluran baru menampung air dua kali lebih banyak. Warga dapat melintas dari dua arah. Angkutan kota kembali ke rute lama.";
    private static final String LINK = "https://kota.example/berita/jalan-cendana-dibuka-lagi";

    @Test
    void takesWholeSentencesAsFarAsTheyFit() {
        Post post = proposal(TITLE, LEAD).within(Limits.of(175, 0, 4, Counting.CHARACTERS));
        assertThat(post.text())
                .isEqualTo(TITLE + "\n\nSaluran baru menampung air dua kali lebih banyak.\n\n" + LINK
                        + "\n\n#Jalan #Cendana");
    }

    @Test
    void aLinkBesideIsNotInTheText() {
        Post post = proposal(TITLE, LEAD)
                .within(Limits.of(300, 0, 4, Counting.GRAPHEMES).linkBeside());
        assertThat(post.text()).doesNotContain("https://").contains(LEAD);
        assertThat(post.link()).isNotNull();
    }

    @Test
    void whereAPostHasATitleTheTextDoesNotRepeatIt() {
        Limits limits = Limits.of(300, 0, 4, Counting.CHARACTERS).title(100);
        assertThat(proposal(TITLE, LEAD).within(limits).title()).isEqualTo(TITLE);
        assertThat(proposal(TITLE, LEAD).within(limits).text()).startsWith("Saluran baru");
        assertThat(proposal(TITLE, "").within(limits).text()).startsWith(TITLE);
    }

    @Test
    void noWordIsEverCutAndNoLimitBroken() {
        Random random = new Random(7);
        List<String> words = Arrays.asList((TITLE + " " + LEAD + " 👨‍👩‍👧‍👦 🇮🇩 é").split("\\s+"));
        for (int i = 0; i < 500; i++) {
            String title = some(words, random, 1 + random.nextInt(12));
            String lead = some(words, random, random.nextInt(40)) + ".";
            Counting counting = List.of(Counting.values()).get(random.nextInt(Counting.values().length));
            Limits limits = Limits.of(90 + random.nextInt(300), 0, 4, counting).bytes(random.nextInt(3) == 0 ? 400 : 0);
            Post post = proposal(title, lead).within(limits);
            assertThat(Posts.faults(post, limits)).isEmpty();
            String said = post.text().replace(LINK, "").replaceAll("#\\w+", "").replace("…", " ");
            assertThat(words)
                    .containsAll(Arrays.stream(said.split("\\s+"))
                            .map(word -> words.contains(word) ? word : word.replaceAll("\\.$", ""))
                            .filter(word -> !word.isEmpty())
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF16, halo, 4",
        "UTF16, 👨‍👩‍👧‍👦, 11",
        "CHARACTERS, 👨‍👩‍👧‍👦, 7",
        "GRAPHEMES, 👨‍👩‍👧‍👦🇮🇩é, 3",
        "MASTODON, lihat https://kota.example/berita/sangat-panjang-sekali-alamatnya?a=b ya, 32",
        "MASTODON, tanya @dinkes@kota.example, 13",
        "X, lihat https://kota.example/berita/sangat-panjang-sekali-alamatnya?a=b ya, 32",
        "X, 👨‍👩‍👧‍👦, 2",
        "X, 日本, 4",
        "X, “kutipan”, 9"
    })
    void networksCountInTheirOwnWay(Counting counting, String text, int length) {
        assertThat(counting.of(text)).isEqualTo(length);
    }

    private static String some(List<String> words, Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(words.get(random.nextInt(words.size())));
        }
        return text.toString();
    }

    private static Proposal proposal(String title, String lead) {
        return new Proposal(
                title,
                lead,
                Language.ID,
                new Post.Link(LINK, title, lead, null),
                List.of(),
                List.of("Jalan", "Cendana"));
    }
}
