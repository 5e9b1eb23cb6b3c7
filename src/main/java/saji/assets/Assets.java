package saji.assets;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import saji.assets.Holdings.Holding;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.directory.Role;
import saji.platform.AuditTrail;
import saji.platform.Ids;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Settings;

/** The door of the asset store. */
@Component
public class Assets {

    private static final int MOST_TEXT = 500;
    private static final int MOST_CREDIT = 120;
    private static final int MOST_ALIKE = 12;
    /** The size of the largest file that the store takes, in MiB. */
    public static final int MOST_MEBIBYTES = 100;

    /** How many assets a page of {@link #list} has at most. */
    public static final int PAGE = 48;

    private final Holdings holdings;
    private final Blobs blobs;
    private final Renditions renditions;
    private final Examination examination;
    private final ShareCard card;
    private final AuditTrail audit;
    private final Ids ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final Path waiting;

    Assets(
            Holdings holdings,
            Blobs blobs,
            Renditions renditions,
            Examination examination,
            ShareCard card,
            AuditTrail audit,
            Ids ids,
            InstantSource clock,
            ApplicationEventPublisher events,
            Settings settings) {
        this.holdings = holdings;
        this.blobs = blobs;
        this.renditions = renditions;
        this.examination = examination;
        this.card = card;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.waiting = settings.data().resolve("uploads");
    }

    /** What a person says about an asset; see {@link Asset}. Caption and alt up to 500 characters, credit up to 120. */
    public record Description(
            String caption, String alt, String credit, boolean consent, double focusX, double focusY) {}

    /** What to list; null means any. */
    public record Filter(@Nullable AgencyId agency, Asset.@Nullable Kind kind) {}

    /**
     * Stores an upload after finding its type by content, checking caps, and stripping place and device; the same bytes from the
     * same agency give the asset that is already there. Allowed to the agency's PR officers and to the office.
     */
    public Outcome<Asset> store(Actor actor, @Nullable AgencyId agency, String fileName, InputStream content) {
        if (!mayStore(actor, agency)) {
            audit.record(
                    actor.username(), "assets.asset.store-refused", null, Map.of("agency", String.valueOf(agency)));
            return Outcome.forbidden();
        }
        try (Upload upload = Upload.of(content, waiting)) {
            Optional<Holding> there = holdings.find(agency, upload.sha256());
            return there.isPresent()
                    ? Outcome.done(there.get().asset())
                    : examination.of(upload).map(finding -> keep(actor, agency, fileName, upload, finding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Asset keep(
            Actor actor, @Nullable AgencyId agency, String fileName, Upload upload, Examination.Finding finding) {
        Holding holding = lay(agency, fileName, upload, finding);
        Asset asset = holding.asset();
        if (!holdings.add(holding, actor.id())) {
            return holdings.find(agency, upload.sha256()).orElseThrow().asset();
        }
        audit.record(
                actor.username(),
                "assets.asset.stored",
                "asset:" + asset.id(),
                Map.of("name", asset.fileName(), "type", asset.mediaType(), "bytes", String.valueOf(asset.bytes())));
        return asset;
    }

    /** Lays the bytes into the store: if no row comes to name them, they are never seen, and the next same upload uses them. */
    private Holding lay(@Nullable AgencyId agency, String fileName, Upload upload, Examination.Finding finding) {
        Pictures.Kept picture = finding.picture();
        String sha256;
        try {
            sha256 = picture == null ? Upload.sha256(upload.file()) : Upload.sha256(picture.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (picture == null) {
            blobs.put(Blobs.original(sha256), upload.file());
        } else {
            blobs.put(Blobs.original(sha256), picture.bytes());
        }
        Asset asset = new Asset(
                new AssetId(ids.next()),
                finding.format().kind(),
                finding.format().mediaType(),
                FileNames.clean(fileName, finding.format()),
                picture == null ? upload.bytes() : picture.bytes().length,
                picture == null ? 0 : picture.width(),
                picture == null ? 0 : picture.height(),
                0.5,
                0.5,
                "",
                "",
                "",
                false,
                agency,
                finding.capturedAt(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        int orientation = picture == null ? 1 : picture.orientation();
        return new Holding(asset, finding.format(), orientation, upload.sha256(), sha256, finding.hash());
    }

    /** Says what an asset shows, whose it is and where its focal point lies; allowed to its agency's PR officers and the office. */
    @Transactional
    public Outcome<Asset> describe(Actor actor, AssetId id, Description description) {
        Optional<Asset> asset = find(id);
        if (asset.isEmpty()) {
            return Outcome.notFound();
        }
        if (!mayChange(actor, asset.get())) {
            audit.record(actor.username(), "assets.asset.describe-refused", "asset:" + id, Map.of());
            return mayRead(actor, asset.get()) ? Outcome.forbidden() : Outcome.notFound();
        }
        List<Reason> reasons = reasonsAgainst(description);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        holdings.describe(id, description, actor.id(), clock.instant());
        audit.record(actor.username(), "assets.asset.described", "asset:" + id, Map.of());
        events.publishEvent(new AssetDescribed(id));
        return Outcome.done(find(id).orElseThrow());
    }

    /** Whether a person may store what belongs to {@code agency}, or to the office where that is null. */
    public boolean mayStore(Actor actor, @Nullable AgencyId agency) {
        return actor.isOffice() || (agency != null && actor.isOfficerOf(agency));
    }

    /** Whether a person has a library to look at: the office, leaders and PR officers. */
    public boolean mayBrowse(Actor actor) {
        return actor.isOffice() || actor.is(Role.LEADER) || !actor.officerOf().isEmpty();
    }

    /** Whether a person of the desk may see an asset: the office, leaders, and the PR officers of its agency. */
    public boolean mayRead(Actor actor, Asset asset) {
        return actor.is(Role.LEADER) || mayChange(actor, asset);
    }

    /** Whether a person may say what an asset shows. */
    public boolean mayChange(Actor actor, Asset asset) {
        return mayStore(actor, asset.agency());
    }

    public Optional<Asset> find(AssetId id) {
        return holdings.find(id).map(Holding::asset);
    }

    /** Several at once, for lists. */
    public Map<AssetId, Asset> findAll(Collection<AssetId> ids) {
        return holdings.findAll(ids).stream().collect(Collectors.toMap(Asset::id, Function.identity()));
    }

    /** An asset for a person of the desk to look at; to one who may not see it, it is not there. */
    public Outcome<Asset> open(Actor actor, AssetId id) {
        Optional<Asset> asset = find(id);
        if (asset.isPresent() && !mayRead(actor, asset.get())) {
            audit.record(actor.username(), "assets.asset.read-refused", "asset:" + id, Map.of());
            return Outcome.notFound();
        }
        return asset.<Outcome<Asset>>map(Outcome::done).orElseGet(Outcome::notFound);
    }

    /**
     * At most 48 assets that match and that the actor may see, the newest first.
     *
     * @param before the last asset of the page before, or null for the first page
     */
    public List<Asset> list(Actor actor, Filter filter, @Nullable AssetId before) {
        boolean all = actor.isOffice() || actor.is(Role.LEADER);
        return holdings.newest(filter, all ? null : actor.officerOf(), before, PAGE);
    }

    /** Other assets with the same or nearly the same picture, of any agency, the most alike first; at most twelve. */
    public List<Asset> alike(AssetId id) {
        return holdings.find(id)
                .map(holding -> holdings.alike(holding, MOST_ALIKE))
                .orElse(List.of());
    }

    /** The bytes of a rendition, made when first asked for; empty when the asset is no picture. */
    public Optional<byte[]> rendition(AssetId id, Rendition rendition) {
        return holdings.find(id).flatMap(holding -> renditions.of(holding, rendition));
    }

    /** The kept original, place and device stripped. */
    public InputStream original(AssetId id) {
        return holdings.find(id)
                .flatMap(holding -> blobs.open(Blobs.original(holding.contentSha256())))
                .orElseThrow(() -> new IllegalStateException("No bytes of asset " + id));
    }

    /** A share card (1200 × 630 PNG) with title, the city's mark and, when given, a picture. */
    public byte[] shareCard(String title, String kicker, @Nullable AssetId picture) {
        Optional<Holding> shown = Optional.ofNullable(picture)
                .flatMap(holdings::find)
                .filter(holding -> holding.asset().kind() == Asset.Kind.IMAGE);
        try {
            BufferedImage beside = shown.isEmpty() ? null : renditions.part(shown.get(), ShareCard.PICTURE);
            return Pictures.encode(card.of(title, kicker, beside), "png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Reason> reasonsAgainst(Description description) {
        List<Reason> reasons = new ArrayList<>();
        checkText(reasons, "caption", description.caption(), MOST_TEXT);
        checkText(reasons, "alt", description.alt(), MOST_TEXT);
        checkText(reasons, "credit", description.credit(), MOST_CREDIT);
        if (!isShare(description.focusX()) || !isShare(description.focusY())) {
            reasons.add(Reason.of("assets.refused.focus").at("focusX"));
        }
        return reasons;
    }

    private static void checkText(List<Reason> reasons, String field, String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            reasons.add(Reason.of("assets.refused.long." + field, most).at(field));
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            reasons.add(Reason.of("assets.refused.control." + field).at(field));
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }
}
