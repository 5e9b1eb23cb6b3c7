package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static saji.newsroom.Cast.keys;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.support.SajiTest;

/** Addresses: plain words, given once, never to another story. */
@SajiTest
class SlugTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Test
    void aTitleBecomesPlainWords() {
        assertThat(Slugs.of("Rp731 miliar untuk jalan & trotoar: 80% selesai!"))
                .isEqualTo("rp731-miliar-untuk-jalan-dan-trotoar-80-persen-selesai");
        assertThat(Slugs.of("Sebanyak 1.250 siswi “sudah” divaksin")).isEqualTo("sebanyak-1250-siswi-sudah-divaksin");
        assertThat(Slugs.of("Jum'at, Café di Pamulang")).isEqualTo("jumat-cafe-di-pamulang");
        assertThat(Slugs.of("../../etc/passwd?x=1#y")).isEqualTo("etc-passwd-x-1-y");
        assertThat(Slugs.of("漢字 ")).isEqualTo("konten");
    }

    @Test
    void whateverTheTitleTheAddressIsClean() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String title = random.ints(random.nextInt(200), 1, 0x2FFF)
                    .filter(point -> point < 0xD800 || point > 0xDFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(Slugs.of(title))
                    .matches("[a-z0-9]+(-[a-z0-9]+)*")
                    .hasSizeLessThanOrEqualTo(Slugs.MAX_LENGTH)
                    .isEqualTo(Slugs.of(Slugs.of(title)));
        }
    }

    @Test
    void theSameTitleGetsANumberAndAFormerAddressIsNeverGivenAway() {
        StoryId first = cast.published("Alamat yang sama untuk dua konten");
        StoryId second = cast.published("Alamat yang sama untuk dua konten");
        String slug = newsroom.published(first).orElseThrow().slug();
        assertThat(newsroom.published(second).orElseThrow().slug()).isEqualTo(slug + "-2");

        newsroom.move(cast.editor(), first, "alamat-baru-konten-pertama").orElseThrow();

        PublishedStory moved = newsroom.published(first).orElseThrow();
        assertThat(moved.slug()).isEqualTo("alamat-baru-konten-pertama");
        assertThat(moved.formerSlugs()).containsExactly(slug);
        assertThat(keys(newsroom.move(cast.editor(), second, slug).reasons())).containsExactly("slug-taken");
        assertThat(keys(newsroom.move(cast.editor(), second, "../Curang").reasons()))
                .containsExactly("slug");
        newsroom.move(cast.editor(), first, slug).orElseThrow();
        assertThat(newsroom.published(first).orElseThrow().formerSlugs()).containsExactly("alamat-baru-konten-pertama");
    }
}
