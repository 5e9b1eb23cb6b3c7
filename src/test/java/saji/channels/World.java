package saji.channels;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.channels.network.Post;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.platform.Ids;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.support.SettableClock;
import saji.support.TestPeople;

/** Connects accounts and dispatches posts, for tests of the engine and of every connector. */
@Component
@Lazy
public class World {

    final Channels channels;
    final Connecting connecting;
    final Tracking tracking;
    final Delivering delivering;
    final Spreading spreading;
    final Sweeping sweeping;
    final Folding folding;
    final Listening listening;
    final Checkup checkup;
    final HeardThings heard;
    final Assets assets;
    final SettableClock clock;
    final TestPeople people;
    final Ids ids;
    private final List<MemoryNetwork> networks;

    World(
            Channels channels,
            Connecting connecting,
            Tracking tracking,
            Delivering delivering,
            Spreading spreading,
            Sweeping sweeping,
            Folding folding,
            Listening listening,
            Checkup checkup,
            HeardThings heard,
            Assets assets,
            SettableClock clock,
            TestPeople people,
            Ids ids,
            List<MemoryNetwork> networks) {
        this.channels = channels;
        this.connecting = connecting;
        this.tracking = tracking;
        this.delivering = delivering;
        this.spreading = spreading;
        this.sweeping = sweeping;
        this.folding = folding;
        this.listening = listening;
        this.checkup = checkup;
        this.heard = heard;
        this.assets = assets;
        this.clock = clock;
        this.people = people;
        this.ids = ids;
        this.networks = networks;
    }

    public Channels channels() {
        return channels;
    }

    public Connecting connecting() {
        return connecting;
    }

    public Tracking tracking() {
        return tracking;
    }

    public SettableClock clock() {
        return clock;
    }

    public Ids ids() {
        return ids;
    }

    public Actor admin() {
        return people.actor("admin");
    }

    public Actor editor() {
        return people.actor("editor");
    }

    public Account connected(String network) {
        return connected(network, null, Map.of("token", "good-" + UUID.randomUUID()));
    }

    /** An account with these fields, tested once. */
    public Account connected(String network, @Nullable AgencyId agency, Map<String, String> fields) {
        return connecting
                .connect(admin(), network, new Connecting.Form("Akun " + network, agency, Language.ID, fields))
                .orElseThrow();
    }

    public static ObjectKey newObject() {
        return new ObjectKey("test:" + UUID.randomUUID());
    }

    /** Dispatches one text on accounts, at once. */
    public DispatchId dispatch(ObjectKey object, int revision, String text, Account... on) {
        return tryDispatch(object, revision, Lane.NEWS, text, on).orElseThrow();
    }

    public Outcome<DispatchId> tryDispatch(ObjectKey object, int revision, Lane lane, String text, Account... on) {
        Map<AccountId, Post> posts = new LinkedHashMap<>();
        for (Account account : on) {
            posts.put(account.id(), Post.of(text, "id"));
        }
        return tryDispatch(object, revision, lane, posts);
    }

    /** Dispatches one post on one account, at once. */
    public DispatchId dispatch(ObjectKey object, int revision, Post post, Account on) {
        return tryDispatch(object, revision, Lane.NEWS, Map.of(on.id(), post)).orElseThrow();
    }

    private Outcome<DispatchId> tryDispatch(ObjectKey object, int revision, Lane lane, Map<AccountId, Post> posts) {
        return channels.dispatch(
                editor(),
                new Dispatching(
                        new DispatchId(ids.next()), object, "Judul", revision, lane, posts, clock.instant(), null));
    }

    public void withdraw(ObjectKey object) {
        channels.withdraw(editor(), new DispatchId(ids.next()), object, "keliru")
                .orElseThrow();
    }

    /** What stands of an object on an account of a network in memory: one text, unless something was doubled. */
    public List<String> standing(Account account, ObjectKey object) {
        return networks.stream()
                .filter(network -> network.key().equals(account.network()))
                .flatMap(network -> network.of(account.id(), object.value()).values().stream())
                .flatMap(List::stream)
                .map(MemoryNetwork.Standing::text)
                .toList();
    }

    /** How often an object was done something to on an account of a network in memory: {@code POST}, {@code EDIT}, {@code DELETE}. */
    public long done(String what, Account account, ObjectKey object) {
        return networks.stream()
                .filter(network -> network.key().equals(account.network()))
                .flatMap(network -> List.copyOf(network.log).stream())
                .filter(event -> event.what().equals(what)
                        && event.account().equals(account.id())
                        && event.object().equals(object.value()))
                .count();
    }

    /** Lets everything happen that is due now. */
    public void work() {
        while (spreading.run() + sweeping.run() + delivering.runWhole() > 0) {
            Thread.onSpinWait();
        }
    }

    /** Asks every network that is due to be asked what people said, and gives what was heard on {@code account} so far. */
    public List<Heard> listen(Account account) {
        while (listening.run() > 0) {
            Thread.onSpinWait();
        }
        return heard.on(account.id());
    }

    /** Tests every account whose last test is a day old. */
    public void checkUp() {
        while (checkup.run() > 0) {
            Thread.onSpinWait();
        }
    }

    /** A picture in the store, not yet described. */
    public Post.Picture picture(Rendition form, String alt, int width, int height) {
        try {
            return new Post.Picture(
                    assets.store(editor(), null, "foto.jpg", new ByteArrayInputStream(jpeg(width, height)))
                            .orElseThrow()
                            .id(),
                    form,
                    alt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A film of so many bytes and a little more. */
    public Post.Picture film(int bytes) {
        return new Post.Picture(
                assets.store(editor(), null, "film.mp4", new ByteArrayInputStream(Films.mp4(bytes)))
                        .orElseThrow()
                        .id(),
                Rendition.SHARE,
                "");
    }

    /** The one delivery of a dispatch on an account with one target. */
    public DeliveryLine line(DispatchId dispatch, Account account) {
        return tracking.lines(editor(), dispatch).stream()
                .filter(line -> line.account().equals(account.id()) && line.intent() == Intent.PUT)
                .findFirst()
                .orElseThrow();
    }

    public DispatchView view(DispatchId dispatch) {
        return tracking.dispatch(editor(), dispatch).orElseThrow();
    }

    /** The last dispatch of an object. */
    public DispatchView last(ObjectKey object) {
        return channels.status(object).orElseThrow().dispatches().getFirst();
    }

    /** A picture to upload; another size is another picture. */
    public static byte[] jpeg(int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(new Color(width * 7919 % 0x1000000));
        canvas.fillOval(width / 4, height / 4, width / 2, height / 2);
        canvas.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", out);
        return out.toByteArray();
    }
}
