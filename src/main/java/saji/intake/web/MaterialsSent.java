package saji.intake.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import saji.assets.AssetId;
import saji.directory.AreaCode;
import saji.intake.FactId;
import saji.intake.Intake;
import saji.intake.Material;
import saji.platform.Ids;

/** Reads a draft and its facts from what a script sent; what is left out is empty. */
final class MaterialsSent {

    private MaterialsSent() {}

    static Intake.Draft draft(MaterialJson.NewMaterial sent, Material.Stage stage, List<AssetId> assets) {
        return new Intake.Draft(
                stage,
                orEmpty(sent.title()),
                orEmpty(sent.what()),
                sent.begins(),
                sent.ends(),
                sent.area() == null ? null : new AreaCode(sent.area()),
                orEmpty(sent.place()),
                sent.latitude(),
                sent.longitude(),
                orEmpty(sent.who()),
                orEmpty(sent.why()),
                orEmpty(sent.next()),
                orEmpty(sent.note()),
                told(sent.topics()),
                sent.programme(),
                assets,
                told(sent.quotes()).stream()
                        .map(quote -> new Material.Quote(
                                orEmpty(quote.speaker()),
                                orEmpty(quote.text()),
                                Boolean.TRUE.equals(quote.confirmed())))
                        .toList());
    }

    static List<Intake.NewFact> facts(MaterialJson.NewMaterial sent, Ids ids) {
        return told(sent.facts()).stream()
                .map(fact -> new Intake.NewFact(
                        new FactId(fact.id() == null ? ids.next() : fact.id()),
                        orEmpty(fact.claim()),
                        orEmpty(fact.value()),
                        orEmpty(fact.source()),
                        fact.document() == null ? null : new AssetId(fact.document())))
                .toList();
    }

    static <E extends Enum<E>> @Nullable E named(E[] values, @Nullable String name) {
        for (E value : values) {
            if (name != null && value.name().equals(name.toUpperCase(Locale.ROOT))) {
                return value;
            }
        }
        return null;
    }

    private static <T> List<T> told(@Nullable List<@Nullable T> list) {
        return list == null
                ? List.of()
                : list.stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
