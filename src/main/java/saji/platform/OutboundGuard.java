package saji.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one way out to addresses that others supply (links in a text, feeds, other servers). It resolves the name, refuses what is not
 * the public internet, connects to exactly the addresses that it checked, does the same again on each redirect, and stops at caps of
 * time and size. It sends no cookie, no credential and no referrer, and uses no proxy.
 */
@Component
public class OutboundGuard {

    /** Most redirects that are followed. */
    public static final int MOST_REDIRECTS = 5;

    private static final String AGENT = "Saji/1.0 (link check)";

    private final OutboundPolicy policy;
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("outbound-alarm").daemon().factory());

    /** Caps of one call. {@code time} counts from the first resolving to the last byte, redirects included. */
    public record Caps(Duration time, int bytes) {}

    /** What came of a call. */
    public sealed interface Answer {}

    /**
     * A server answered.
     *
     * @param status HTTP status of the last answer
     * @param at address that gave it, after redirects
     * @param body at most {@code Caps.bytes} of its body
     * @param cut whether the body was longer
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answered(int status, URI at, @Nullable String mediaType, byte[] body, boolean cut)
            implements Answer {}

    /** The call was not allowed to go there. */
    public record Refused(URI at, Why why) implements Answer {}

    /** Nobody answered in time, or not in HTTP. */
    public record Failed(URI at, String what) implements Answer {}

    /** Why a call was refused. */
    public enum Why {
        SCHEME,
        ADDRESS,
        UNKNOWN_HOST,
        TOO_MANY_REDIRECTS
    }

    @Autowired
    OutboundGuard(ObjectProvider<OutboundPolicy> policies) {
        this(policies.getIfAvailable(PublicInternet::new));
    }

    private OutboundGuard(OutboundPolicy policy) {
        this.policy = policy;
        alarms.setRemoveOnCancelPolicy(true);
    }

    /** A guard with other rules of where it may go. */
    public static OutboundGuard with(OutboundPolicy policy) {
        return new OutboundGuard(policy);
    }

    /** Calls {@code method} ({@code GET} or {@code HEAD}) at {@code address} and follows its redirects. */
    public Answer call(String method, URI address, Caps caps) {
        long until = System.nanoTime() + caps.time().toNanos();
        URI at = address;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            switch (step(method, at, caps, until)) {
                case End(Answer answer) -> {
                    return answer;
                }
                case Redirect(URI to) -> at = to;
            }
        }
        return new Refused(at, Why.TOO_MANY_REDIRECTS);
    }

    private Step step(String method, URI at, Caps caps, long until) {
        if (!isWeb(at)) {
            return new End(new Refused(at, Why.SCHEME));
        }
        List<InetAddress> checked;
        try {
            checked = policy.resolve(host(at));
        } catch (UnknownHostException e) {
            return new End(new Refused(at, Why.UNKNOWN_HOST));
        }
        int port = port(at);
        if (checked.isEmpty() || !checked.stream().allMatch(address -> policy.allows(address, port))) {
            return new End(new Refused(at, Why.ADDRESS));
        }
        long left = until - System.nanoTime();
        return left <= 0 ? new End(new Failed(at, "time")) : exchange(method, at, checked, caps, left);
    }

    private Step exchange(String method, URI at, List<InetAddress> checked, Caps caps, long left) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, at);
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(left, TimeUnit.NANOSECONDS))
                .build());
        ScheduledFuture<?> alarm = alarms.schedule(request::abort, left, TimeUnit.NANOSECONDS);
        try (CloseableHttpClient client = client(checked, left)) {
            return client.execute(request, response -> read(at, response, caps.bytes()));
        } catch (IOException e) {
            return new End(new Failed(at, e.getClass().getSimpleName()));
        } finally {
            alarm.cancel(false);
        }
    }

    private static CloseableHttpClient client(List<InetAddress> checked, long left) {
        Timeout timeout = Timeout.of(left, TimeUnit.NANOSECONDS);
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Pinned(checked.toArray(InetAddress[]::new)))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                .setUserAgent(AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static Step read(URI at, ClassicHttpResponse response, int most) throws IOException {
        Header location = response.getFirstHeader("Location");
        int status = response.getCode();
        if (location != null && (status == 301 || status == 302 || status == 303 || status == 307 || status == 308)) {
            try {
                return new Redirect(at.resolve(new URI(location.getValue().strip())));
            } catch (URISyntaxException e) {
                return new End(new Failed(at, "redirect"));
            }
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new End(new Answered(status, at, null, new byte[0], false));
        }
        byte[] body = entity.getContent().readNBytes(most + 1);
        boolean cut = body.length > most;
        return new End(new Answered(status, at, entity.getContentType(), cut ? Arrays.copyOf(body, most) : body, cut));
    }

    private static boolean isWeb(URI at) {
        String scheme = at.getScheme();
        return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && at.getHost() != null
                && at.getRawUserInfo() == null;
    }

    private static String host(URI at) {
        String host = at.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(URI at) {
        return at.getPort() >= 0 ? at.getPort() : "https".equalsIgnoreCase(at.getScheme()) ? 443 : 80;
    }

    private sealed interface Step {}

    private record End(Answer answer) implements Step {}

    private record Redirect(URI to) implements Step {}

    /** Knows only the addresses that were checked, whatever name is asked for. */
    private static final class Pinned implements DnsResolver {

        private final InetAddress[] addresses;

        Pinned(InetAddress[] addresses) {
            this.addresses = addresses;
        }

        @Override
        public InetAddress[] resolve(String host) {
            return addresses.clone();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
