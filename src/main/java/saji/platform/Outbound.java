package saji.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The way out for calls that say something (a post, a signed activity): the guard's rules of where it may go, checked on the very
 * addresses that are connected to, with connections kept for the next call. It follows no redirect, repeats nothing by itself, and
 * tells whether the other side can have received the call.
 */
@Component
public class Outbound {

    private static final String SENT = "saji.sent";
    /** A pool looks through the list of its free connections each time, so there are several with short lists, each for its share of hosts. */
    private static final int POOLS = 8;

    static final String AGENT = "Saji/1.0";

    private final OutboundPolicy policy;
    private final List<CloseableHttpClient> clients;
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("outbound-alarm").daemon().factory());

    /**
     * One call.
     *
     * @param headers as they go out; {@code Content-Type} among them where there is a body
     * @param body empty for none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Call(String method, URI at, Map<String, String> headers, byte[] body) {

        public static Call get(URI at, Map<String, String> headers) {
            return new Call("GET", at, headers, new byte[0]);
        }
    }

    /** What came of a call. */
    public sealed interface Reply {}

    /**
     * The other side answered; any status, redirects included.
     *
     * @param headers by name in small letters, the first value of each
     * @param cut whether the body was longer than asked for
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answered(int status, Map<String, String> headers, byte[] body, boolean cut) implements Reply {

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        public String text() {
            return new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** Nothing left this machine: not allowed to go there ({@code why}), or nobody was there (null). */
    public record NotSent(OutboundGuard.@Nullable Why why, String what) implements Reply {}

    /** It was sent, or begun to be, and no answer came: whether it was received is unknown. */
    public record NoAnswer(String what) implements Reply {}

    @Autowired
    Outbound(OutboundPolicy policy) {
        this.policy = policy;
        alarms.setRemoveOnCancelPolicy(true);
        clients = IntStream.range(0, POOLS).mapToObj(i -> client(policy)).toList();
    }

    private static CloseableHttpClient client(OutboundPolicy policy) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Checked(policy))
                        .setMaxConnPerRoute(64)
                        .setMaxConnTotal(1024 / POOLS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(5))
                                .setSocketTimeout(Timeout.ofSeconds(30))
                                .setValidateAfterInactivity(Timeout.ofSeconds(1))
                                .setTimeToLive(Timeout.ofMinutes(5))
                                .build())
                        .build())
                .addRequestInterceptorLast(
                        (request, entity, context) -> ((AtomicBoolean) context.getAttribute(SENT)).set(true))
                .setUserAgent(AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** A way out with other rules of where it may go. */
    public static Outbound with(OutboundPolicy policy) {
        return new Outbound(policy);
    }

    /** Makes one call; {@code caps.time} counts from connecting to the last byte. */
    public Reply send(Call call, OutboundGuard.Caps caps) {
        NotSent refusal = refusal(policy, call.at());
        if (refusal != null) {
            return refusal;
        }
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.at());
        call.headers().forEach(request::setHeader);
        if (call.body().length > 0) {
            String type = call.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("application/octet-stream");
            request.removeHeaders("Content-Type");
            request.setEntity(new ByteArrayEntity(call.body(), ContentType.parse(type)));
        }
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(caps.time()))
                .setConnectionRequestTimeout(Timeout.of(caps.time()))
                .build());
        AtomicBoolean sent = new AtomicBoolean();
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(SENT, sent);
        ScheduledFuture<?> alarm = alarms.schedule(request::abort, caps.time().toNanos(), TimeUnit.NANOSECONDS);
        try {
            return clients.get(Math.floorMod(call.at().getRawAuthority().hashCode(), POOLS))
                    .execute(request, context, response -> read(response, caps.bytes()));
        } catch (IOException e) {
            String what = e.getClass().getSimpleName();
            return sent.get() ? new NoAnswer(what) : new NotSent(null, what);
        } finally {
            alarm.cancel(false);
        }
    }

    static @Nullable NotSent refusal(OutboundPolicy policy, URI at) {
        String host = at.getHost();
        boolean isWeb = ("http".equalsIgnoreCase(at.getScheme()) || "https".equalsIgnoreCase(at.getScheme()))
                && host != null
                && at.getRawUserInfo() == null;
        if (!isWeb || host == null) {
            return new NotSent(OutboundGuard.Why.SCHEME, at.toString());
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = at.getPort() >= 0 ? at.getPort() : "https".equalsIgnoreCase(at.getScheme()) ? 443 : 80;
        try {
            List<InetAddress> addresses = policy.resolve(bare);
            boolean allowed = !addresses.isEmpty() && addresses.stream().allMatch(a -> policy.allows(a, port));
            return allowed ? null : new NotSent(OutboundGuard.Why.ADDRESS, bare);
        } catch (UnknownHostException e) {
            return new NotSent(OutboundGuard.Why.UNKNOWN_HOST, bare);
        }
    }

    private static Answered read(ClassicHttpResponse response, int most) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(most + 1);
        boolean cut = body.length > most;
        return new Answered(response.getCode(), Map.copyOf(headers), cut ? Arrays.copyOf(body, most) : body, cut);
    }

    /** Gives only addresses that may be connected to; what it gives is what is connected to. */
    record Checked(OutboundPolicy policy) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return policy.resolve(host).toArray(InetAddress[]::new);
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            List<InetAddress> addresses = policy.resolve(host);
            if (addresses.isEmpty() || !addresses.stream().allMatch(address -> policy.allows(address, port))) {
                throw new UnknownHostException(host);
            }
            return addresses.stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
