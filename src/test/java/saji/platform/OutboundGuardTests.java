package saji.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way out to addresses of others; the local server is reachable only because a policy of the test says so. */
class OutboundGuardTests {

    private static final OutboundGuard.Caps CAPS = new OutboundGuard.Caps(Duration.ofSeconds(5), 1000);

    private HttpServer server;
    private final List<String> resolved = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, 200, "isi"));
        server.createContext("/missing", exchange -> answer(exchange, 404, ""));
        server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(5000)));
        server.createContext("/loop", exchange -> redirect(exchange, "/loop"));
        server.createContext("/moved", exchange -> redirect(exchange, "/"));
        server.createContext("/inside", exchange -> redirect(exchange, "http://169.254.169.254/latest/meta-data"));
        server.createContext("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServerThatMayBeCalledAnswers() {
        var answer = (OutboundGuard.Answered) guard().call("GET", address("/"), CAPS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("isi");
        assertThat(hosts).containsExactly("kota.example:" + port());
    }

    @Test
    void aNameIsResolvedOnceAndTheConnectionGoesToWhatWasChecked() {
        guard().call("GET", address("/"), CAPS);

        assertThat(resolved).containsExactly("kota.example");
    }

    @Test
    void redirectsAreFollowedAndCheckedEachTime() {
        assertThat(guard().call("GET", address("/moved"), CAPS))
                .isInstanceOfSatisfying(
                        OutboundGuard.Answered.class,
                        answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(resolved).containsExactly("kota.example", "kota.example");
    }

    @Test
    void aRedirectToAnInnerAddressIsRefused() {
        assertThat(guard().call("GET", address("/inside"), CAPS))
                .isEqualTo(new OutboundGuard.Refused(
                        URI.create("http://169.254.169.254/latest/meta-data"), OutboundGuard.Why.ADDRESS));
    }

    @Test
    void aRedirectToAnotherSchemeIsRefused() {
        assertThat(guard().call("GET", address("/file"), CAPS))
                .isInstanceOfSatisfying(
                        OutboundGuard.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(OutboundGuard.Why.SCHEME));
    }

    @Test
    void aLoopOfRedirectsEnds() {
        assertThat(guard().call("GET", address("/loop"), CAPS))
                .isInstanceOfSatisfying(
                        OutboundGuard.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(OutboundGuard.Why.TOO_MANY_REDIRECTS));
    }

    @Test
    void aLongBodyIsCut() {
        var answer = (OutboundGuard.Answered) guard().call("GET", address("/long"), CAPS);

        assertThat(answer.body()).hasSize(1000);
        assertThat(answer.cut()).isTrue();
    }

    @Test
    void aServerThatDripsIsLeftWhenTheTimeIsOver() throws IOException {
        try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(dripping));
            OutboundGuard guard = OutboundGuard.with(new Local(dripping.getLocalPort()));
            long before = System.nanoTime();

            OutboundGuard.Answer answer = guard.call(
                    "GET",
                    URI.create("http://kota.example:" + dripping.getLocalPort() + "/"),
                    new OutboundGuard.Caps(Duration.ofMillis(400), 1000));

            assertThat(answer).isInstanceOf(OutboundGuard.Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@kota.example/",
                "ftp://kota.example/",
                "javascript:alert(1)",
                "http:///nothing",
                "gopher://127.0.0.1:70/"
            })
    void onlyTheWebWithoutCredentialsIsCalled(String address) {
        assertThat(guard().call("GET", URI.create(address), CAPS)).isInstanceOf(OutboundGuard.Refused.class);
        assertThat(resolved).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "192.88.99.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::8.8.8.8",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::808:808",
                "64:ff9b:1::1",
                "2001::1",
                "2001:0:53aa:64c::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "100::1",
                "5f00::1"
            })
    void addressesThatAreNotThePublicInternetAreRefused(String address) throws UnknownHostException {
        assertThat(PublicInternet.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "103.10.66.1", "172.32.0.1", "2404:6800:4003::1", "2606:4700::1111"})
    void addressesOfThePublicInternetAreAllowed(String address) throws UnknownHostException {
        assertThat(PublicInternet.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void otherPortsThanThoseOfTheWebAreRefused() throws UnknownHostException {
        PublicInternet policy = new PublicInternet();
        InetAddress address = InetAddress.getByName("8.8.8.8");

        assertThat(policy.allows(address, 443)).isTrue();
        assertThat(policy.allows(address, 25)).isFalse();
    }

    @Test
    void aNameWithOneForbiddenAddressAmongGoodOnesIsRefused() {
        OutboundGuard guard = OutboundGuard.with(new OutboundPolicy() {
            @Override
            public List<InetAddress> resolve(String host) throws UnknownHostException {
                return List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));
            }

            @Override
            public boolean allows(InetAddress address, int port) {
                return new PublicInternet().allows(address, port);
            }
        });

        assertThat(guard.call("GET", URI.create("http://kota.example/"), CAPS))
                .isEqualTo(new OutboundGuard.Refused(URI.create("http://kota.example/"), OutboundGuard.Why.ADDRESS));
    }

    private OutboundGuard guard() {
        return OutboundGuard.with(new Local(port()));
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private URI address(String path) {
        return URI.create("http://kota.example:" + port() + path);
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        hosts.add(exchange.getRequestHeaders().getFirst("Host"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Sends one byte every 50 ms until the other side has gone. */
    private static void drip(ServerSocket listening) {
        try (Socket socket = listening.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1000; i++) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(50_000_000);
            }
        } catch (IOException gone) {
            assertThat(gone).hasNoCause();
        }
    }

    /** Every name is this machine, and only one port may be called. */
    private final class Local implements OutboundPolicy {

        private final int port;

        Local(int port) {
            this.port = port;
        }

        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            resolved.add(host);
            return host.endsWith(".example")
                    ? List.of(InetAddress.getLoopbackAddress())
                    : List.of(InetAddress.getByName(host));
        }

        @Override
        public boolean allows(InetAddress address, int asked) {
            return address.isLoopbackAddress() && asked == port;
        }
    }
}
