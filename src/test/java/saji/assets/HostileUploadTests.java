package saji.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static saji.assets.Samples.chunk;
import static saji.assets.Samples.exifSegment;
import static saji.assets.Samples.join;
import static saji.assets.Samples.jpeg;
import static saji.assets.Samples.latin;
import static saji.assets.Samples.officeTypes;
import static saji.assets.Samples.segment;
import static saji.assets.Samples.withSegments;
import static saji.assets.Samples.zip;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import saji.directory.Actor;
import saji.directory.AgencyId;
import saji.platform.Language;
import saji.platform.Outcome;
import saji.platform.Settings;
import saji.platform.Words;
import saji.support.SajiTest;

/** What must not get in does not, and what gets in tells nothing that it should not. */
@SajiTest
class HostileUploadTests {

    @Autowired
    private Assets assets;

    @Autowired
    private Examination examination;

    @Autowired
    private HeifConverter heif;

    @Autowired
    private Settings settings;

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
    void everythingThatIsNotTakenIsRefusedWithItsReason() throws IOException {
        refuses("empty", new byte[0]);
        refuses(
                "svg",
                latin(
                        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"));
        refuses("html", latin("<!DOCTYPE html><script>alert(1)</script>"));
        refuses("gif", latin("GIF89a\1\0\1\0"));
        refuses("program", latin("MZ\u0090\0"));
        refuses("program", latin("#!/bin/sh\nrm -rf ~"));
        refuses("old-office", latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"));
        refuses("mov", Samples.box("ftyp", latin("qt  "), new byte[12]));
        refuses("format", Samples.box("ftyp", latin("avif"), new byte[12]));
        refuses("format", Samples.webm("matroska"));
        refuses("format", latin("x".repeat(1000)));
        refuses("broken", latin("%PDF-1.7 cut off"));
    }

    @Test
    void bombsAreRefusedBeforeTheyGoOff() throws IOException {
        byte[] zeros = new byte[30 * 1024 * 1024];
        refuses(
                "bomb",
                zip(Map.of("[Content_Types].xml", officeTypes("wordprocessingml.document.main+xml"), "a", zeros)));
        refuses("pixels", Samples.pngBomb(60_000, 60_000));
        refuses("pixels", withFrame(jpeg(1, 64, 64), 65_500, 65_500));
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1};
        byte[][] scans = new byte[500][];
        Arrays.fill(scans, scan);
        byte[] plain = jpeg(2, 64, 64);
        refuses("broken", join(Arrays.copyOf(plain, plain.length - 2), join(scans), new byte[] {(byte) 0xff, (byte) 0xd9
        }));
    }

    @Test
    void archivesAndMacrosAreRefused() throws IOException {
        refuses("archive", zip(Map.of("foto.jpg", jpeg(3, 30, 30))));
        refuses(
                "macro",
                zip(Map.of(
                        "[Content_Types].xml",
                        officeTypes("wordprocessingml.document.main+xml"),
                        "word/vbaProject.bin",
                        new byte[3])));
        refuses(
                "macro",
                zip(Map.of(
                        "[Content_Types].xml",
                        officeTypes("wordprocessingml.document.main+xml"),
                        "../../evil",
                        new byte[3])));
        refuses("broken", latin("PK\3\4 and nothing more"));
    }

    @Test
    void whatIsTooLargeIsRefusedHoweverLongItGoesOn() throws IOException {
        AtomicInteger given = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return given.getAndIncrement() < 3 ? 0xff : 0;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                Arrays.fill(into, from, from + length, (byte) 0);
                if (given.getAndAdd(length) == 0) {
                    System.arraycopy(latin("\u00ff\u00d8\u00ff\u00e0"), 0, into, from, 4);
                }
                return length;
            }
        };

        Outcome<Asset> outcome = assets.store(officer, agency, "x.jpg", endless);

        assertThat(outcome.reasons()).extracting("key").containsExactly("assets.refused.bytes");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void damagedAndCutOffPicturesAreRefused() throws IOException {
        byte[] jpeg = jpeg(4, 200, 100);
        byte[] png = Samples.png(Samples.picture(4, 200, 100));
        byte[] webp = Pictures.encode(Samples.picture(4, 200, 100), "webp");
        for (byte[] file : List.of(jpeg, png, webp)) {
            refuses("broken", Arrays.copyOf(file, file.length * 2 / 3));
        }
        png[png.length / 2] ^= 1;
        refuses("broken", png);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void nothingMakesTheExaminationStumble() throws IOException {
        Random random = new Random(42);
        List<byte[]> files = List.of(
                withSegments(jpeg(5, 80, 60), exifSegment(6)),
                Samples.withChunks(Samples.png(Samples.picture(5, 80, 60)), chunk("eXIf", Samples.exif(3))),
                Pictures.encode(Samples.picture(5, 80, 60), "webp"),
                Samples.mp4(),
                Samples.webm("webm"),
                zip(Map.of("[Content_Types].xml", officeTypes("spreadsheetml.sheet.main+xml"))));
        for (int i = 0; i < 1200; i++) {
            byte[] file = files.get(i % files.size()).clone();
            for (int change = 0; change <= i % 5; change++) {
                file[random.nextInt(Math.min(file.length, i % 2 == 0 ? 200 : 100_000))] = (byte) random.nextInt(256);
            }
            try (Upload upload =
                    Upload.of(new ByteArrayInputStream(file), settings.data().resolve("uploads"))) {
                assertThat(examination.of(upload)).isNotNull();
            }
        }
    }

    @Test
    void aPhotoTellsNothingOfPlaceAndDevice() throws Exception {
        byte[] original = withSegments(
                jpeg(7, 120, 80),
                exifSegment(6),
                segment(0xe1, latin("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS 6.3</x:xmpmeta>")),
                segment(0xed, latin("Photoshop 3.0\0SECRET")),
                segment(0xe5, latin("MAKER SECRET")),
                segment(0xfe, latin("<script>alert(1)</script>")));
        Asset asset = store(join(original, latin("<html><script>alert(2)</script>"), zip(Map.of("a", new byte[9]))));

        byte[] kept = kept(asset);
        Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(kept));
        assertThat(metadata.getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class)).isNull();
        assertThat(metadata.getFirstDirectoryOfType(JpegCommentDirectory.class)).isNull();
        assertThat(metadata.getDirectoriesOfType(ExifIFD0Directory.class))
                .allSatisfy(directory -> assertThat(directory.getTags()).hasSize(1))
                .hasSize(1);
        assertThat(text(kept)).doesNotContain("SajiPhone", "SN-123", "SECRET", "GPS", "<script>", "PK\3\4");
        assertThat(text(kept)).endsWith("\u00ff\u00d9");
        assertThat(asset.capturedAt()).isEqualTo(Instant.parse("2026-03-04T03:20:30Z"));
        assertThat(asset.width()).isEqualTo(80);
        assertThat(asset.height()).isEqualTo(120);
    }

    @Test
    void thePixelsOfAPhotoAreNotTouched() throws IOException {
        byte[] plain = jpeg(8, 120, 80);
        Asset asset = store(withSegments(plain, exifSegment(1)));

        assertThat(Samples.read(kept(asset)).getRGB(0, 0, 120, 80, null, 0, 120))
                .isEqualTo(Samples.read(plain).getRGB(0, 0, 120, 80, null, 0, 120));
    }

    @Test
    void pngAndWebpTellNothingEither() throws Exception {
        byte[] png = Samples.withChunks(
                Samples.png(Samples.picture(9, 120, 80)),
                chunk("eXIf", Samples.exif(6)),
                chunk("tEXt", latin("Comment\0SECRET")),
                chunk("iTXt", latin("XML:com.adobe.xmp\0\0\0\0\0SECRET")),
                chunk("acTL", new byte[8]));
        byte[] lossy = Pictures.encode(Samples.picture(10, 120, 80), "webp");
        byte[] extended = join(
                latin("VP8X"),
                new byte[] {10, 0, 0, 0, 0x0c, 0, 0, 0, 119, 0, 0, 79, 0, 0},
                Arrays.copyOfRange(lossy, 12, lossy.length),
                riff("EXIF", Samples.exif(6)),
                riff("XMP ", latin("SECRET")));
        byte[] webp = join(latin("RIFF"), little(extended.length + 4), latin("WEBP"), extended);
        for (byte[] file : List.of(png, webp)) {
            Asset asset = store(file);
            assertThat(text(kept(asset))).doesNotContain("SajiPhone", "SN-123", "SECRET");
            assertThat(asset.capturedAt()).isEqualTo(Instant.parse("2026-03-04T03:20:30Z"));
            assertThat(asset.width()).isEqualTo(80);
            assertThat(Samples.size(kept(asset))).isEqualTo(new Asset.Size(120, 80));
            assertThat(Samples.size(assets.rendition(asset.id(), Rendition.J800).orElseThrow()))
                    .isEqualTo(new Asset.Size(80, 120));
        }
    }

    @Test
    void aVideoTellsNothingOfPlaceAndTimeAndStaysAsLong() throws IOException {
        Asset mp4 = store(Samples.mp4());
        Asset webm = store(Samples.webm("webm"));

        assertThat(mp4.mediaType()).isEqualTo("video/mp4");
        assertThat(mp4.capturedAt()).isEqualTo(Instant.ofEpochSecond(3_855_000_000L - 2_082_844_800L));
        assertThat(text(kept(mp4))).doesNotContain("106.7", "SajiPhone", "PLAC").contains("vide");
        assertThat(kept(mp4)).hasSameSizeAs(Samples.mp4());
        assertThat(webm.mediaType()).isEqualTo("video/webm");
        assertThat(text(kept(webm))).doesNotContain("Bu Ani", "106.7");
        assertThat(kept(webm)).hasSameSizeAs(Samples.webm("webm"));
    }

    @Test
    void documentsAreKnownByWhatIsInThem() throws IOException {
        Map<String, byte[]> files = Map.of(
                "docx", zip(Map.of("[Content_Types].xml", officeTypes("wordprocessingml.document.main+xml"))),
                "xlsx", zip(Map.of("[Content_Types].xml", officeTypes("spreadsheetml.sheet.main+xml"))),
                "pptx", zip(Map.of("[Content_Types].xml", officeTypes("presentationml.presentation.main+xml"))),
                "odt", zip(Map.of("mimetype", latin("application/vnd.oasis.opendocument.text"))),
                "ods", zip(Map.of("mimetype", latin("application/vnd.oasis.opendocument.spreadsheet"))),
                "pdf", latin("%PDF-1.7\n...\n%%EOF\n"));
        files.forEach((ending, file) -> {
            Asset asset = assets.store(officer, agency, "Laporan.exe", new ByteArrayInputStream(file))
                    .orElseThrow();
            assertThat(asset.kind()).isEqualTo(Asset.Kind.DOCUMENT);
            assertThat(asset.fileName()).isEqualTo("Laporan.exe." + ending);
            assertThat(assets.rendition(asset.id(), Rendition.W400)).isEmpty();
        });
    }

    @Test
    void heicBecomesJpegWhereItCanAndIsRefusedClearlyElsewhere() throws IOException {
        byte[] heic = Samples.resource("photo.heic");
        if (heif.isThere()) {
            Asset asset = store(heic);
            assertThat(asset.mediaType()).isEqualTo("image/jpeg");
            assertThat(asset.fileName()).isEqualTo("foto.jpg");
            assertThat(Samples.size(kept(asset))).isEqualTo(new Asset.Size(320, 200));
        } else {
            refuses("heic", heic);
        }
        assertThat(new HeifConverter("/nowhere").isThere()).isFalse();
        assertThat(waiting()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "foto.jpg > foto.jpg",
                "FOTO.JPEG > FOTO.jpeg",
                "../../etc/passwd > passwd.jpg",
                "C:\\fakepath\\warga.jpg > warga.jpg",
                "foto.php > foto.php.jpg",
                ".htaccess > htaccess.jpg",
                "'' > berkas.jpg",
                "... > berkas.jpg"
            })
    void namesAreMadeHarmless(String name, String clean) {
        assertThat(FileNames.clean(name, Format.JPEG)).isEqualTo(clean);
    }

    @Test
    void controlCharactersBrokenTextAndLengthLeaveNames() {
        assertThat(FileNames.clean("a<b>\"c\".jpg", Format.JPEG)).isEqualTo("a b c.jpg");
        assertThat(FileNames.clean("a\u0000b\r\nSet-Cookie: x\u202egpj.exe\ufffd.jpg", Format.JPEG))
                .isEqualTo("a b Set-Cookie x gpj.exe.jpg");
        assertThat(FileNames.clean("x".repeat(5000), Format.PDF)).hasSize(100).endsWith(".pdf");
    }

    private void refuses(String reason, byte[] file) {
        Outcome<Asset> outcome = assets.store(officer, agency, "foto.jpg", new ByteArrayInputStream(file));
        assertThat(outcome.reasons()).extracting("key").containsExactly("assets.refused." + reason);
        for (Language language : Language.values()) {
            assertThat(Words.in(language).say(outcome.reasons().getFirst())).isNotBlank();
        }
    }

    private Asset store(byte[] file) {
        return assets.store(officer, agency, "foto.jpg", new ByteArrayInputStream(file))
                .orElseThrow();
    }

    private byte[] kept(Asset asset) throws IOException {
        try (InputStream in = assets.original(asset.id())) {
            return in.readAllBytes();
        }
    }

    private List<Path> waiting() throws IOException {
        try (Stream<Path> files = Files.list(settings.data().resolve("uploads"))) {
            return files.toList();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] riff(String name, byte[] content) {
        return join(latin(name), little(content.length), content, new byte[content.length & 1]);
    }

    private static byte[] little(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    /** The JPEG with another size in its frame header. */
    private static byte[] withFrame(byte[] jpeg, int width, int height) {
        for (int at = 2; at < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xff && (jpeg[at + 1] == (byte) 0xc0 || jpeg[at + 1] == (byte) 0xc2)) {
                jpeg[at + 5] = (byte) (height >> 8);
                jpeg[at + 6] = (byte) height;
                jpeg[at + 7] = (byte) (width >> 8);
                jpeg[at + 8] = (byte) width;
                return jpeg;
            }
        }
        throw new IllegalArgumentException();
    }
}
