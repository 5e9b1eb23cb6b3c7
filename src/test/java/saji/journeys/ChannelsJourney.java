package saji.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.channels.Account;
import saji.channels.DispatchId;
import saji.channels.ObjectKey;
import saji.channels.World;
import saji.channels.network.Post;
import saji.support.Browser;
import saji.support.SajiTest;
import saji.support.Visitors;

/**
 * A channel without access: an administrator connects it, something is served there, an editor posts it from a phone and records where,
 * watches what arrived, and takes it back.
 */
@SajiTest
class ChannelsJourney {

    private static final String NAME = "TikTok kota";
    private static final String ADDRESS = "https://www.tiktok.com/@kota/video/7301";

    @Autowired
    private World world;

    @Autowired
    private Assets assets;

    @Autowired
    private Visitors visitors;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void aPersonPostsOnANetworkWithoutAccessAndTheDeskKnows() throws IOException {
        connect();
        Account account = world.channels().accounts().stream()
                .filter(one -> one.name().equals(NAME))
                .findFirst()
                .orElseThrow();
        ObjectKey object = World.newObject();
        DispatchId dispatch = world.dispatch(object, 1, post(), account);
        world.work();
        postFromThePhone();
        watch(dispatch);
        world.withdraw(object);
        world.work();
        takeBack();
        assertThat(world.last(object).sums().delivered()).isOne();
        assertThat(wrong).isEmpty();
    }

    private void connect() {
        try (Browser.Visit admin = as("admin", Browser.DESK)) {
            Page page = admin.open("/desk/channels");
            look(admin, "channels");
            page.locator("a[href$='network=assisted']").click();
            page.fill("#name", NAME);
            page.fill("#site", "TikTok @kota");
            page.fill("#open", "https://www.tiktok.com/upload");
            look(admin, "channels-connect");
            page.locator("main form button[type=submit]").click();
            page.waitForURL(Pattern.compile(".*/desk/channels/accounts/[0-9a-f-]{36}"));
            assertThat(page.content()).contains("Kanal berfungsi");
            look(admin, "channels-account");
        }
    }

    private Post post() throws IOException {
        AssetId picture = assets.store(
                        world.editor(), null, "jalan.jpg", new ByteArrayInputStream(World.jpeg(1207, 800)))
                .orElseThrow()
                .id();
        return Post.of(
                        "Jalan Cendana dibuka lagi mulai Senin. Saluran baru menampung air dua kali lebih banyak.\n\n#JalanCendana",
                        "id")
                .withLink(new Post.Link("https://kota.example/berita/jalan-cendana", "Jalan Cendana", "", null))
                .withPictures(List.of(new Post.Picture(picture, Rendition.SQUARE, "Jalan Cendana setelah diperbaiki")));
    }

    private void postFromThePhone() {
        try (Browser.Visit editor = as("editor", Browser.PHONE)) {
            Page page = editor.open("/desk/channels/tasks");
            look(editor, "channels-tasks");
            page.locator("a.channels-line", new Page.LocatorOptions().setHasText(NAME))
                    .first()
                    .click();
            assertThat(page.inputValue("#text")).contains("Jalan Cendana dibuka lagi");
            assertThat(page.getAttribute("a[target=_blank].btn-primary", "href"))
                    .isEqualTo("https://www.tiktok.com/upload");
            assertThat(page.getAttribute("a[download]", "href")).endsWith("/square.jpg");
            look(editor, "channels-task");
            page.fill("#address", ADDRESS);
            page.locator("form[action$='/record'] button").click();
            page.waitForURL("**/desk/channels/tasks");
            assertThat(page.content()).contains("Tercatat");
        }
    }

    private void watch(DispatchId dispatch) {
        for (Browser.Size size : List.of(Browser.PHONE, Browser.DESK)) {
            try (Browser.Visit editor = as("editor", size)) {
                Page page = editor.open("/desk/channels/deliveries");
                look(editor, "channels-deliveries");
                page.locator("a[href$='" + dispatch + "']").click();
                assertThat(page.locator("a[href='" + ADDRESS + "']").count()).isOne();
                look(editor, "channels-dispatch");
            }
        }
    }

    private void takeBack() {
        try (Browser.Visit editor = as("editor", Browser.PHONE)) {
            Page page = editor.open("/desk/channels/tasks");
            page.locator("a.channels-line", new Page.LocatorOptions().setHasText(NAME))
                    .first()
                    .click();
            assertThat(page.getAttribute("a[target=_blank].btn-primary", "href"))
                    .isEqualTo(ADDRESS);
            look(editor, "channels-task-delete");
            page.locator("form[action$='/record'] button").click();
            page.waitForURL("**/desk/channels/tasks");
        }
    }

    private Browser.Visit as(String username, Browser.Size size) {
        return Browser.visit(visitors.address(), size)
                .with(visitors.as(username).cookie());
    }

    private void look(Browser.Visit visit, String name) {
        visit.look(name).forEach(line -> wrong.add(name + ": " + line));
    }
}
