package saji.assets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes a JPEG of a HEIC picture by the program that libheif brings, where it is installed. */
@Component
class HeifConverter {

    private static final List<String> PROGRAMS = List.of("heif-convert", "heif-dec");
    private static final int SECONDS = 60;

    private final Optional<Path> program;
    private final Semaphore turns = new Semaphore(1, true);

    HeifConverter() {
        this(System.getenv().getOrDefault("PATH", ""));
    }

    HeifConverter(String path) {
        program = Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> PROGRAMS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    boolean isThere() {
        return program.isPresent();
    }

    /** The first picture of {@code heic}, upright. */
    byte[] jpeg(Path heic) throws IOException {
        turns.acquireUninterruptibly();
        Path folder = Files.createTempDirectory(heic.getParent(), "heic-");
        try {
            // The program tells formats by the ending of the name.
            Path source = Files.createLink(folder.resolve("in.heic"), heic);
            Process process = new ProcessBuilder(
                            program.orElseThrow().toString(),
                            "-q",
                            "92",
                            source.toString(),
                            folder.resolve("out.jpg").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!ended(process) || process.exitValue() != 0) {
                throw new IOException("The picture could not be converted");
            }
            return Files.readAllBytes(first(folder));
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
            turns.release();
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    /** One picture becomes out.jpg, several become out-1.jpg and so on. */
    private static Path first(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("out"))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IOException("No picture came out"));
        }
    }
}
