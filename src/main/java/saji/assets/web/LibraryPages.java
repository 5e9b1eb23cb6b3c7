package saji.assets.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import saji.assets.Asset;
import saji.assets.AssetId;
import saji.assets.Assets;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AgencyId;
import saji.directory.Directory;
import saji.directory.Role;
import saji.platform.Reason;

/** Fills the page of the library. */
@Component
class LibraryPages {

    private final Assets assets;
    private final Directory directory;

    LibraryPages(Assets assets, Directory directory) {
        this.assets = assets;
        this.directory = directory;
    }

    String show(
            Actor actor,
            @Nullable AgencyId agency,
            Asset.@Nullable Kind kind,
            @Nullable AssetId before,
            List<Reason> reasons,
            Model model) {
        List<Asset> found = assets.list(actor, new Assets.Filter(agency, kind), before);
        boolean all = actor.isOffice() || actor.is(Role.LEADER);
        Map<AgencyId, String> names = directory.agencies().stream()
                .filter(one -> all || actor.isOfficerOf(one.id()))
                .collect(Collectors.toMap(Agency::id, Agency::shortName, (a, b) -> a, java.util.LinkedHashMap::new));
        model.addAttribute(
                "library",
                new Library(
                        found.stream()
                                .map(asset -> new Library.Item(
                                        asset, asset.agency() == null ? null : names.get(asset.agency())))
                                .toList(),
                        names,
                        agency,
                        kind,
                        found.size() == Assets.PAGE ? found.getLast().id() : null,
                        before != null,
                        actor.isOffice() || !actor.officerOf().isEmpty()));
        model.addAttribute("reasons", reasons);
        return "assets/library";
    }
}
