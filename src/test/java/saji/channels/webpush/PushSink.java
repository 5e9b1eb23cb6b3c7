package saji.channels.webpush;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Takes pushes over TLS, HTTP/2 or HTTP/1.1 as the other side likes, answers 201 and counts. Its certificate is made for the run and lies,
 * with the folder's trust store and PEM file, beside the report.
 */
public final class PushSink implements AutoCloseable {

    private static final String WORD = "benchmark";

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final HttpAsyncServer server;
    private final Path folder;
    private final int port;

    public PushSink(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException, ExecutionException {
        this.folder = folder;
        makeCertificate();
        server = H2ServerBootstrap.bootstrap()
                .setCanonicalHostName("127.0.0.1")
                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                .setH2Config(H2Config.custom().setMaxConcurrentStreams(500).build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setTcpNoDelay(true)
                        .setIoThreadCount(2)
                        .build())
                .setTlsStrategy(new H2ServerTlsStrategy(context()))
                .register("*", new Taking())
                .create();
        server.start();
        ListenerEndpoint endpoint = server.listen(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), URIScheme.HTTPS)
                .get();
        port = ((InetSocketAddress) endpoint.getAddress()).getPort();
    }

    public String address() {
        return "https://127.0.0.1:" + port;
    }

    public int count() {
        return count.get();
    }

    /** How many of them came over HTTP/2. */
    public int streams() {
        return streams.get();
    }

    /** The certificate as Node.js takes it. */
    public Path pem() {
        return folder.resolve("sink.pem");
    }

    /** Trusts the sink and nobody else. */
    public SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(folder.resolve("sink.p12").toFile(), WORD.toCharArray());
        return SSLContexts.custom()
                .loadTrustMaterial(store, (chain, type) -> false)
                .build();
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(folder.resolve("sink.p12").toFile(), WORD.toCharArray());
        return SSLContexts.custom().loadKeyMaterial(store, WORD.toCharArray()).build();
    }

    private void makeCertificate() throws IOException, InterruptedException {
        String store = folder.resolve("sink.p12").toString();
        Files.deleteIfExists(Path.of(store));
        keytool(
                "-genkeypair",
                "-alias",
                "sink",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store,
                "-storepass",
                WORD);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "sink",
                "-keystore",
                store,
                "-storepass",
                WORD,
                "-file",
                pem().toString());
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        java.util.List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(java.util.List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool " + words[0] + " failed");
        }
    }

    private final class Taking implements AsyncServerRequestHandler<Message<HttpRequest, byte[]>> {

        @Override
        public AsyncRequestConsumer<Message<HttpRequest, byte[]>> prepare(
                HttpRequest request, EntityDetails entity, HttpContext context) {
            return new BasicRequestConsumer<>(entity == null ? null : new BasicAsyncEntityConsumer());
        }

        @Override
        public void handle(Message<HttpRequest, byte[]> push, ResponseTrigger response, HttpContext context)
                throws org.apache.hc.core5.http.HttpException, IOException {
            boolean whole = push.getBody() != null && push.getHead().containsHeader("authorization");
            if (whole) {
                count.incrementAndGet();
                if (context.getProtocolVersion().getMajor() == 2) {
                    streams.incrementAndGet();
                }
            }
            response.submitResponse(
                    AsyncResponseBuilder.create(whole ? 201 : 400).build(), context);
        }
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }
}
