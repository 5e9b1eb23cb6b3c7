package saji.channels.webpush;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Takes pushes over TLS in a process of its own (nginx), reads each to its end and answers 201. Below {@link #address} it takes them only
 * over HTTP/2, below {@link #any} as the other side likes. Its certificate is made for the run and lies, with a trust store, in the folder.
 */
public final class PushSink implements AutoCloseable {

    /** Of the trust store. */
    public static final String WORD = "benchmark";

    private static final Pattern REQUESTS = Pattern.compile("\\n\\s*\\d+\\s+\\d+\\s+(\\d+)");

    private final Path folder;
    private final int port = free();
    private final int status = free();
    private final Process nginx;

    public PushSink(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = folder;
        makeCertificate();
        Files.writeString(folder.resolve("sink.conf"), configuration());
        nginx = new ProcessBuilder(
                        "nginx",
                        "-p",
                        folder.toString(),
                        "-c",
                        folder.resolve("sink.conf").toString(),
                        "-e",
                        folder.resolve("sink.log").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sink.out").toFile())
                .start();
        while (!isUp()) {
            if (nginx.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nginx does not run; see " + folder.resolve("sink.out"));
            }
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A body is read because it is mirrored, to nowhere. */
    private String configuration() {
        return """
                daemon off;
                master_process off;
                pid %1$s/sink.pid;
                events { worker_connections 2048; }
                http {
                    access_log off;
                    client_body_temp_path %1$s/sink-bodies;
                    keepalive_requests 100000000;
                    server {
                        listen 127.0.0.1:%3$d;
                        location / { stub_status; }
                    }
                    server {
                        listen 127.0.0.1:%2$d ssl http2;
                        http2_max_concurrent_streams 500;
                        client_body_buffer_size 16k;
                        ssl_certificate %1$s/sink.pem;
                        ssl_certificate_key %1$s/sink.key;
                        location /push/ {
                            if ($http2 != h2) { return 505; }
                            mirror /nowhere;
                            empty_gif;
                            error_page 405 = @taken;
                        }
                        location /any/ {
                            mirror /nowhere;
                            empty_gif;
                            error_page 405 = @taken;
                        }
                        location = /nowhere { internal; return 204; }
                        location @taken { return 201; }
                    }
                }
                """.formatted(folder, port, status);
    }

    public String address() {
        return "https://127.0.0.1:" + port + "/push";
    }

    public String any() {
        return "https://127.0.0.1:" + port + "/any";
    }

    private boolean isUp() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), status)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Requests so far, with those that ask for this number. */
    public int count() throws IOException {
        try (InputStream said =
                URI.create("http://127.0.0.1:" + status + "/").toURL().openStream()) {
            Matcher found = REQUESTS.matcher(new String(said.readAllBytes(), StandardCharsets.UTF_8));
            return found.find() ? Integer.parseInt(found.group(1)) : -1;
        }
    }

    /** The certificate as Node.js takes it. */
    public Path pem() {
        return folder.resolve("sink.pem");
    }

    /** A store that trusts the sink and nobody else. */
    public Path store() {
        return folder.resolve("sink.p12");
    }

    public SSLContext trust() throws IOException, GeneralSecurityException {
        return SSLContexts.custom()
                .loadTrustMaterial(KeyStore.getInstance(store().toFile(), WORD.toCharArray()), null)
                .build();
    }

    private void makeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=127.0.0.1",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1",
                        "-keyout",
                        folder.resolve("sink.key").toString(),
                        "-out",
                        pem().toString())
                .redirectErrorStream(true)
                .start();
        openssl.getInputStream().readAllBytes();
        if (openssl.waitFor() != 0) {
            throw new IllegalStateException("openssl made no certificate");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem());
                OutputStream out = Files.newOutputStream(store())) {
            Certificate made = CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setCertificateEntry("sink", made);
            store.store(out, WORD.toCharArray());
        }
    }

    @Override
    public void close() {
        nginx.destroy();
        nginx.onExit().join();
    }
}
