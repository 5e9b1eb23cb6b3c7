package saji.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static saji.newsroom.Cast.keys;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.platform.Outcome;
import saji.support.SajiTest;

/** Remarks, guests with a link, and who else is there. */
@SajiTest
class MarginTests {

    @Autowired
    private Cast cast;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Margin margin;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void letTheClockRun() {
        cast.clock.run();
    }

    @Test
    void aGuestReadsAndCommentsUntilTheLinkEnds() {
        StoryId id = cast.begun("Naskah untuk dibaca ahli");
        margin.remark(cast.editor(), id, "Catatan kantor", null).orElseThrow();
        ReviewLink.Made made = margin.invite(
                        cast.editor(), id, "dr. Ahli", cast.clock.instant().plus(Duration.ofDays(2)))
                .orElseThrow();

        ReviewLink.Opened opened = margin.open(made.token(), "203.0.113.9").orElseThrow();
        assertThat(opened.revision()).isEqualTo(cast.story(id).latest());
        assertThat(opened.remarks()).isEmpty();
        margin.remarkAsGuest(made.token(), "Ahli", "Dosisnya dua kali.", "Loket")
                .orElseThrow();
        assertThat(margin.open(made.token(), null).orElseThrow().remarks())
                .extracting(Remark::text)
                .containsExactly("Dosisnya dua kali.");
        assertThat(cast.story(id).remarks()).hasSize(2);
        assertThat(cast.story(id).links().getFirst().opened()).isEqualTo(2);
        assertThat(cast.story(id).links().getFirst().openings().getLast().address())
                .isEqualTo("203.0.113.9");

        cast.clock.advance(Duration.ofDays(2));
        assertThat(margin.open(made.token(), null)).isEmpty();
        assertThat(margin.remarkAsGuest(made.token(), "Ahli", "Terlambat", null).isDone())
                .isFalse();
    }

    @Test
    void aRevokedLinkIsShutAndItsTokenIsKeptNowhere() {
        StoryId id = cast.begun("Naskah yang tautannya dicabut");
        ReviewLink.Made made = margin.invite(
                        cast.editor(),
                        id,
                        "Staf wali kota",
                        cast.clock.instant().plusSeconds(60))
                .orElseThrow();
        assertThat(jdbc.sql("select count(*) from newsroom.review_link where encode(token_hash, 'escape') like :token")
                        .param("token", "%" + made.token() + "%")
                        .query(Integer.class)
                        .single())
                .isZero();

        margin.revoke(cast.editor(), id, made.link().id()).orElseThrow();

        assertThat(margin.open(made.token(), null)).isEmpty();
        assertThat(margin.open(made.token() + "x", null)).isEmpty();
        assertThat(margin.open("", null)).isEmpty();
        assertThat(keys(margin.invite(
                                cast.editor(), id, "", cast.clock.instant().plus(Duration.ofDays(90)))
                        .reasons()))
                .containsExactly("name-missing", "link-too-long");
    }

    @Test
    void aGuestCannotFloodTheMargin() {
        StoryId id = cast.begun("Naskah yang dibanjiri catatan");
        String token = margin.invite(
                        cast.editor(), id, "Tamu", cast.clock.instant().plusSeconds(600))
                .orElseThrow()
                .token();
        for (int i = 0; i < 30; i++) {
            margin.remarkAsGuest(token, "Tamu", "Catatan " + i, null).orElseThrow();
        }

        assertThat(margin.remarkAsGuest(token, "Tamu", "Lagi", null))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Outcome.Kind.TOO_MANY));
    }

    @Test
    void everyoneSeesWhoElseIsThereUntilTheyAreGone() {
        StoryId id = cast.begun("Disunting bersama");
        newsroom.present(cast.editor(), id);

        assertThat(newsroom.present(cast.actor("editor2"), id))
                .extracting(Presence::person)
                .containsExactly(cast.editor().id());
        newsroom.absent(cast.editor(), id);
        assertThat(newsroom.present(cast.actor("editor2"), id)).isEmpty();
        newsroom.present(cast.editor(), id);
        cast.clock.advance(Duration.ofSeconds(46));
        assertThat(newsroom.present(cast.actor("editor2"), id)).isEmpty();
        assertThat(newsroom.present(cast.actor("bpbd"), id)).isEmpty();
    }
}
