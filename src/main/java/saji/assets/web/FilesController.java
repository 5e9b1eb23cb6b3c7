package saji.assets.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.assets.Rendition;
import saji.directory.Actor;
import saji.platform.Outcome;

/** The bytes of assets, for those of the desk who may see them. */
@Controller
class FilesController {

    private final Assets assets;

    FilesController(Assets assets) {
        this.assets = assets;
    }

    /** A rendition by its file name, or {@code original}. */
    @GetMapping("/desk/assets/{id}/{file}")
    ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id, @PathVariable String file, WebRequest request) {
        if (!(assets.open(actor, new AssetId(id)) instanceof Outcome.Done<Asset>(Asset asset))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String tag = "\"" + id + "-" + file + "-" + asset.focusX() + "-" + asset.focusY() + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        if ("original".equals(file)) {
            boolean plays = asset.kind() == Asset.Kind.VIDEO;
            return answer(tag, asset.mediaType(), plays ? "inline" : "attachment", asset.fileName())
                    .body(new StoredFile(assets, asset));
        }
        Rendition rendition =
                Rendition.ofFile(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        byte[] bytes = assets.rendition(asset.id(), rendition)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return answer(tag, rendition.mediaType(), "inline", rendition.file()).body(new ByteArrayResource(bytes));
    }

    private static ResponseEntity.BodyBuilder answer(String tag, String type, String disposition, String name) {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(
                        "Content-Disposition",
                        ContentDisposition.builder(disposition)
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(type));
    }
}
