package saji.intake.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.intake.EventId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.intake.MaterialId;
import saji.intake.RequestId;
import saji.platform.Outcome;
import saji.platform.Reason;

/** Carries a form to the doors: the draft to intake, what is said about photos to the asset store. */
@Component
class HandInDesk {

    private final Intake intake;
    private final Assets assets;
    private final HandInPages pages;

    HandInDesk(Intake intake, Assets assets, HandInPages pages) {
        this.intake = intake;
        this.assets = assets;
        this.pages = pages;
    }

    /** What came of a save; {@code unread} is what could not be understood and so was not kept. */
    record Saved(Outcome<Material> outcome, List<Reason> unread) {}

    /** A form with the files that came with it, and why others were refused. */
    record Attached(HandInForm form, List<Reason> reasons) {}

    Saved save(Actor actor, HandInForm form, Intake.Base base) {
        HandInParsing.Parsed parsed = HandInParsing.draft(form, pages.zone());
        MaterialId id = new MaterialId(UUID.fromString(form.id()));
        Outcome<Material> outcome = base.version() == 0 && !isThere(actor, id, form)
                ? begin(actor, id, form, base, parsed)
                : intake.save(actor, id, base, parsed.draft(), parsed.facts());
        List<Reason> unread = new ArrayList<>(parsed.reasons());
        if (outcome.isDone()) {
            unread.addAll(describe(actor, form));
            link(actor, id, form);
        }
        return new Saved(outcome, unread);
    }

    /** Whether a form without agency is one of a material that is there: only a fresh one has to name its agency. */
    private boolean isThere(Actor actor, MaterialId id, HandInForm form) {
        return form.agency().isEmpty() && intake.material(actor, id).isPresent();
    }

    private Outcome<Material> begin(
            Actor actor, MaterialId id, HandInForm form, Intake.Base base, HandInParsing.Parsed parsed) {
        Optional<UUID> agency = HandInParsing.uuid(form.agency());
        if (agency.isEmpty()) {
            return Outcome.forbidden();
        }
        Intake.Origin origin = new Intake.Origin(
                HandInParsing.uuid(form.request()).map(RequestId::new).orElse(null), null);
        return intake.begin(actor, id, new AgencyId(agency.get()), origin, base, parsed.draft(), parsed.facts());
    }

    private void link(Actor actor, MaterialId id, HandInForm form) {
        Optional<EventId> wanted = HandInParsing.uuid(form.event()).map(EventId::new);
        if (!wanted.equals(intake.eventOf(actor, id))) {
            intake.link(actor, id, wanted.orElse(null));
        }
    }

    private List<Reason> describe(Actor actor, HandInForm form) {
        Map<AssetId, Asset> known = assets.findAll(form.photos().stream()
                .map(photo -> new AssetId(UUID.fromString(photo.id())))
                .toList());
        List<Reason> reasons = new ArrayList<>();
        for (HandInForm.PhotoRow row : form.photos()) {
            Asset asset = known.get(new AssetId(UUID.fromString(row.id())));
            if (asset != null && !isSaid(asset, row)) {
                assets.describe(
                                actor,
                                asset.id(),
                                new Assets.Description(
                                        row.caption(),
                                        row.alt(),
                                        row.credit(),
                                        row.consent(),
                                        asset.focusX(),
                                        asset.focusY()))
                        .reasons()
                        .forEach(reason -> reasons.add(reason.at("photos")));
            }
        }
        return reasons;
    }

    private static boolean isSaid(Asset asset, HandInForm.PhotoRow row) {
        return asset.caption().equals(row.caption())
                && asset.alt().equals(row.alt())
                && asset.credit().equals(row.credit())
                && asset.consent() == row.consent();
    }

    /** Stores files that came with a plain form and puts them behind the photos that are there. */
    Attached attach(Actor actor, HandInForm form, List<MultipartFile> files) throws IOException {
        List<HandInForm.PhotoRow> photos = new ArrayList<>(form.photos());
        List<Reason> reasons = new ArrayList<>();
        AgencyId agency = HandInParsing.uuid(form.agency()).map(AgencyId::new).orElse(null);
        for (MultipartFile file : files) {
            if (!file.isEmpty()) {
                String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
                try (InputStream content = file.getInputStream()) {
                    switch (assets.store(actor, agency, name, content)) {
                        case Outcome.Done<Asset>(Asset asset) -> {
                            if (photos.stream()
                                    .noneMatch(row -> row.id().equals(asset.id().toString()))) {
                                photos.add(new HandInForm.PhotoRow(
                                        asset.id().toString(),
                                        asset.caption(),
                                        asset.alt(),
                                        asset.credit(),
                                        asset.consent()));
                            }
                        }
                        case Outcome.Refused<Asset> refused ->
                            refused.reasons()
                                    .forEach(reason -> reasons.add(Reason.of("intake.refused.file", name, reason)
                                            .at("photos")));
                    }
                }
            }
        }
        return new Attached(form.with(photos), reasons);
    }
}
