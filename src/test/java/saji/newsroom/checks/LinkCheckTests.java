package saji.newsroom.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import saji.platform.OutboundGuard;
import saji.platform.OutboundPolicy;

class LinkCheckTests {

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/ada") ? 200 : 404, -1);
            exchange.close();
        });
        server.createContext("/get", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? 200 : 405, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void deadAndForbiddenLinksAreNamedAndLivingOnesAreNot() {
        int port = server.getAddress().getPort();
        String here = "http://127.0.0.1:" + port;
        String body = "[ada](" + here + "/ada) [get](" + here + "/get) [mati](" + here + "/mati) "
                + "[dalam](http://10.0.0.1/) [fakta](fakta:1) [sini](/berita/x) [surat](mailto:a@go.id)";

        List<Finding> found = new LinkCheck(OutboundGuard.with(new Local(port))).check(body);

        assertThat(found).extracting(Finding::check).containsExactly("link-dead", "link-refused");
        assertThat(found.getFirst().args()).startsWith(404);
    }

    private record Local(int port) implements OutboundPolicy {

        @Override
        public List<InetAddress> resolve(String host) throws UnknownHostException {
            return List.of(InetAddress.getByName(host));
        }

        @Override
        public boolean allows(InetAddress address, int asked) {
            return address.isLoopbackAddress() && asked == port;
        }
    }
}
