package saji.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.platform.Outcome;
import saji.support.SajiTest;

/** Storing, finding, describing and showing assets. */
@SajiTest
class StoreTests {

    @Autowired
    private Assets assets;

    @Autowired
    private JdbcClient jdbc;

    private AgencyId agency = new AgencyId(new java.util.UUID(0, 0));
    private Actor officer = People.officerOf(agency);

    @BeforeEach
    void anAgency() {
        agency = People.agency(jdbc);
        officer = People.officerOf(agency);
    }

    @Test
    void aPhotoIsStoredFoundAndShown() throws IOException {
        Asset asset = store(Samples.jpeg(1, 900, 600)).orElseThrow();

        assertThat(assets.find(asset.id())).contains(asset);
        assertThat(assets.findAll(List.of(asset.id()))).containsEntry(asset.id(), asset);
        assertThat(asset.mediaType()).isEqualTo("image/jpeg");
        assertThat(asset.width()).isEqualTo(900);
        for (Rendition rendition : Rendition.values()) {
            byte[] bytes = assets.rendition(asset.id(), rendition).orElseThrow();
            assertThat(Samples.size(bytes)).isEqualTo(asset.size(rendition));
            assertThat(assets.rendition(asset.id(), rendition)).contains(bytes);
        }
    }

    @Test
    void theSameFileOfTheSameAgencyIsOneAsset() throws IOException {
        byte[] file = Samples.jpeg(2, 300, 200);
        AgencyId other = People.agency(jdbc);

        Asset first = store(file).orElseThrow();
        Asset again = store(file).orElseThrow();
        Asset elsewhere = assets.store(People.officerOf(other), other, "x.jpg", new ByteArrayInputStream(file))
                .orElseThrow();

        assertThat(again).isEqualTo(first);
        assertThat(elsewhere.id()).isNotEqualTo(first.id());
        assertThat(assets.alike(first.id())).contains(elsewhere);
    }

    @Test
    void eightAtOnceGiveOneAsset() throws Exception {
        byte[] file = Samples.jpeg(3, 800, 600);
        try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
            List<Future<Outcome<Asset>>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(eight.submit(() -> store(file)));
            }
            List<Asset> stored = new ArrayList<>();
            for (Future<Outcome<Asset>> one : all) {
                stored.add(one.get().orElseThrow());
            }
            assertThat(stored.stream().map(Asset::id).collect(Collectors.toSet()))
                    .hasSize(1);
        }
    }

    @Test
    void whatAPictureShowsIsSaidByItsAgencyOnly() throws IOException {
        Asset asset = store(Samples.jpeg(4, 300, 200)).orElseThrow();
        var said = new Assets.Description("Keterangan", "Alt", "Dinas", true, 0.25, 0.75);

        Asset described = assets.describe(officer, asset.id(), said).orElseThrow();

        assertThat(described.caption()).isEqualTo("Keterangan");
        assertThat(described.consent()).isTrue();
        assertThat(described.focusY()).isEqualTo(0.75);
        assertThat(assets.describe(People.officerOf(People.agency(jdbc)), asset.id(), said))
                .isEqualTo(Outcome.notFound());
    }

    @Test
    void aDescriptionNamesEveryMistake() throws IOException {
        Asset asset = store(Samples.jpeg(5, 300, 200)).orElseThrow();
        var wrong = new Assets.Description("x".repeat(501), "a\u0007", "", false, Double.NaN, 2);

        Outcome<Asset> outcome = assets.describe(officer, asset.id(), wrong);

        assertThat(outcome.reasons()).extracting("field").containsExactly("caption", "alt", "focusX");
        assertThat(assets.find(asset.id())).contains(asset);
    }

    @Test
    void nobodyStoresForAnotherAgency() throws IOException {
        Outcome<Asset> outcome = assets.store(
                officer, People.agency(jdbc), "x.jpg", new ByteArrayInputStream(Samples.jpeg(6, 300, 200)));

        assertThat(outcome).isEqualTo(Outcome.forbidden());
    }

    private Outcome<Asset> store(byte[] bytes) {
        return assets.store(officer, agency, "foto.jpg", new ByteArrayInputStream(bytes));
    }
}
