package saji.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import saji.assets.AssetId;
import saji.assets.Rendition;
import saji.channels.network.Post;
import saji.directory.AgencyId;
import saji.directory.AreaCode;
import tools.jackson.databind.json.JsonMapper;

/** A post is read as it was written, also by a version that knew less. */
class WrittenTests {

    private final Written written = new Written(new JsonMapper());

    @Test
    void aPostIsReadAsItWasWritten() {
        Post post = Post.of("Jalan dibuka", "id")
                .withLink(new Post.Link("https://kota.example/berita/jalan", "Jalan", "", null))
                .withPictures(
                        List.of(new Post.Picture(new AssetId(UUID.randomUUID()), Rendition.SQUARE, "Jalan Cendana")))
                .withLabels(new Post.Labels(
                        Set.of("jalan", "banjir"),
                        Set.of(new AgencyId(UUID.randomUUID())),
                        Set.of(new AreaCode("36.74.01")),
                        true));
        assertThat(written.post(written.write(post))).isEqualTo(post);
    }

    @Test
    void aPostOfBeforeThereWereLabelsHasNone() {
        Post old = written.post("""
                {"title":"","text":"Halo","html":null,"language":"id","link":null,"pictures":[],"hashtags":["Kota"]}""");
        assertThat(old.labels()).isEqualTo(Post.Labels.NONE);
        assertThat(old.hashtags()).containsExactly("Kota");
    }
}
