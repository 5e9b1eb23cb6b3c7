package saji.assets.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import saji.assets.Asset;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.platform.Outcome;
import saji.platform.Reason;
import saji.platform.Words;
import saji.platform.web.Notices;
import saji.platform.web.Problems;

/** Takes uploads: one by one from scripts, several at once from plain forms. */
@Controller
class UploadController {

    private final Assets assets;
    private final LibraryPages pages;
    private final Directory directory;

    UploadController(Assets assets, LibraryPages pages, Directory directory) {
        this.directory = directory;
        this.assets = assets;
        this.pages = pages;
    }

    @PostMapping(path = "/desk/assets", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> fromScript(
            Actor actor,
            Words words,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable UUID agency)
            throws IOException {
        return Problems.answer(store(actor, agency, file).map(Stored::of), words, HttpStatus.CREATED);
    }

    @PostMapping("/desk/assets")
    String fromForm(
            Actor actor,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(required = false) @Nullable UUID agency,
            Model model,
            RedirectAttributes redirect,
            jakarta.servlet.http.HttpServletResponse response)
            throws IOException {
        List<Asset> stored = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            switch (store(actor, agency, file)) {
                case Outcome.Done<Asset>(Asset asset) -> stored.add(asset);
                case Outcome.Refused<Asset>(var kind, List<Reason> why) ->
                    why.forEach(reason -> reasons.add(Reason.of("assets.upload.refused", name(file), reason)));
            }
        }
        if (stored.isEmpty() && !assets.mayStore(actor, owner(actor, agency))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (stored.isEmpty() && reasons.isEmpty()) {
            reasons.add(Reason.of("assets.upload.nothing"));
        }
        if (reasons.isEmpty()) {
            String path =
                    stored.size() == 1 ? "/desk/assets/" + stored.getFirst().id() : "/desk/assets";
            return Notices.redirect(redirect, path, "assets.upload.done");
        }
        response.setStatus(422);
        return pages.show(actor, null, null, null, reasons, model);
    }

    private Outcome<Asset> store(Actor actor, @Nullable UUID agency, MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return assets.store(actor, owner(actor, agency), name(file), content);
        }
    }

    /** The named agency; without one, that of an officer of only one; else the office's own. */
    private @Nullable AgencyId owner(Actor actor, @Nullable UUID agency) {
        if (agency != null) {
            return new AgencyId(agency);
        }
        List<Agency> own = actor.isOffice() ? List.of() : directory.agenciesOf(actor);
        return own.size() == 1 ? own.getFirst().id() : null;
    }

    private static String name(MultipartFile file) {
        return Optional.ofNullable(file.getOriginalFilename()).orElse("");
    }
}
