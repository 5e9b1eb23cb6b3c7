package saji.intake.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import saji.assets.AssetId;
import saji.directory.Actor;
import saji.directory.Agency;
import saji.directory.AreaCode;
import saji.directory.Directory;
import saji.intake.Intake;
import saji.intake.Material;
import saji.platform.Outcome;
import saji.platform.Settings;
import saji.platform.Words;
import saji.platform.web.Problems;

/** Tells a script how a material stands, or what stands against what it asked. */
@Component
class MaterialAnswers {

    private final Intake intake;
    private final Directory directory;
    private final Settings settings;

    MaterialAnswers(Intake intake, Directory directory, Settings settings) {
        this.intake = intake;
        this.directory = directory;
        this.settings = settings;
    }

    ResponseEntity<?> answer(Actor actor, Outcome<Material> outcome, Words words, HttpStatus success) {
        return Problems.answer(outcome.map(material -> whole(actor, material)), words, success);
    }

    private MaterialJson.Whole whole(Actor actor, Material m) {
        AreaCode area = m.area();
        return new MaterialJson.Whole(
                m.id().value(),
                m.version(),
                m.state().name(),
                directory.agency(m.agency()).map(Agency::code).orElse(""),
                m.stage().name(),
                m.title(),
                m.what(),
                m.begins(),
                m.ends(),
                area == null ? null : area.value(),
                m.place(),
                m.who(),
                m.why(),
                m.next(),
                m.note(),
                m.topics(),
                m.programme(),
                m.assets().stream().map(AssetId::value).toList(),
                m.facts().stream()
                        .map(f -> new MaterialJson.Fact(f.id().value(), f.claim(), f.value(), f.source(), f.revision()))
                        .toList(),
                intake.history(actor, m.id()).stream()
                        .filter(step -> step.kind().isSpoken())
                        .map(step -> new MaterialJson.Said(step.kind().name(), step.at(), step.text()))
                        .toList(),
                m.submittedAt(),
                settings.address("/desk/intake/materials/" + m.id()));
    }
}
