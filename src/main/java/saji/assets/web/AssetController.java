package saji.assets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;

/** The library and the page of one asset. */
@Controller
class AssetController {

    private final Assets assets;
    private final LibraryPages library;
    private final AssetPages pages;

    AssetController(Assets assets, LibraryPages library, AssetPages pages) {
        this.assets = assets;
        this.library = library;
        this.pages = pages;
    }

    @GetMapping("/desk/assets")
    String list(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID agency,
            @RequestParam(required = false) Asset.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        if (!assets.mayBrowse(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return library.show(
                actor,
                agency == null ? null : new AgencyId(agency),
                kind,
                before == null ? null : new AssetId(before),
                List.of(),
                model);
    }

    @GetMapping("/desk/assets/{id}")
    String asset(Actor actor, Words words, @PathVariable UUID id, Model model) {
        Asset asset = readable(actor, id);
        return pages.show(actor, words, asset, AssetPages.said(asset), List.of(), model);
    }

    @PostMapping("/desk/assets/{id}/description")
    String describe(
            Actor actor,
            Words words,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Asset asset = readable(actor, id);
        Assets.Description said = AssetPages.said(form, asset);
        return switch (assets.describe(actor, asset.id(), said)) {
            case Outcome.Done<Asset> done -> Notices.redirect(redirect, "/desk/assets/" + id, "assets.asset.saved");
            case Outcome.Refused<Asset>(Outcome.Kind kind, List<Reason> reasons) -> {
                response.setStatus(kind.status());
                yield pages.show(actor, words, asset, said, reasons, model);
            }
        };
    }

    private Asset readable(Actor actor, UUID id) {
        if (assets.open(actor, new AssetId(id)) instanceof Outcome.Done<Asset>(Asset asset)) {
            return asset;
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
