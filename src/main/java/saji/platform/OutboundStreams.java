package saji.platform;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.async.MinimalHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The way out for many small calls to few hosts (push services): as {@link Outbound}, but over HTTP/2 where the other side speaks it, many
 * calls at a time over few connections.
 */
@Component
public class OutboundStreams implements DisposableBean {

    private static final int LOOK_MILLIS = 250;

    private final OutboundPolicy policy;
    private final MinimalHttpAsyncClient client;

    /** Calls under way; one look at all of them now and then costs less than an alarm for each. */
    private final Set<Running> underWay = ConcurrentHashMap.newKeySet();

    private final ScheduledThreadPoolExecutor looks = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("streams-alarm").daemon().factory());

    @Autowired
    OutboundStreams(OutboundPolicy policy) {
        this(policy, SSLContexts.createSystemDefault());
    }

    private OutboundStreams(OutboundPolicy policy, SSLContext trust) {
        this.policy = policy;
        this.client = HttpAsyncClients.createMinimal(
                H2Config.custom().setPushEnabled(false).build(),
                Http1Config.DEFAULT,
                IOReactorConfig.custom()
                        .setTcpNoDelay(true)
                        .setIoThreadCount(Runtime.getRuntime().availableProcessors())
                        .build(),
                PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Outbound.Checked(policy))
                        .setTlsStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(trust)
                                .buildAsync())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                                .setHandshakeTimeout(Timeout.ofSeconds(5))
                                .build())
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                        .setMaxConnPerRoute(8)
                        .setMaxConnTotal(512)
                        .setMessageMultiplexing(true)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(5))
                                .setSocketTimeout(Timeout.ofSeconds(60))
                                .setTimeToLive(Timeout.ofMinutes(30))
                                .build())
                        .build());
        client.start();
        Future<?> _ = looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        underWay.forEach(call -> call.endAt(now));
    }

    /** A way out with other rules of where it may go and whom it trusts. */
    public static OutboundStreams with(OutboundPolicy policy, SSLContext trust) {
        return new OutboundStreams(policy, trust);
    }

    /** Makes one call and waits for what comes of it; {@code caps.time} counts from the beginning to the last byte, to a quarter of a second. */
    public Outbound.Reply send(Outbound.Call call, OutboundGuard.Caps caps) {
        return begin(call, caps).join();
    }

    /** Begins a call; what comes of it is never an exception. */
    public CompletableFuture<Outbound.Reply> begin(Outbound.Call call, OutboundGuard.Caps caps) {
        Outbound.NotSent refusal = Outbound.refusal(policy, call.at());
        if (refusal != null) {
            return CompletableFuture.completedFuture(refusal);
        }
        Running running = new Running(System.nanoTime() + caps.time().toNanos());
        underWay.add(running);
        running.begun(client.execute(request(call), new Reading(caps.bytes()), running));
        return running.answer;
    }

    private static AsyncRequestProducer request(Outbound.Call call) {
        BasicHttpRequest request = new BasicHttpRequest(call.method(), call.at());
        ContentType type = ContentType.APPLICATION_OCTET_STREAM;
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Content-Type")) {
                request.addHeader(header.getKey(), header.getValue());
            } else if (!header.getValue().equals(type.getMimeType())) {
                type = ContentType.parse(header.getValue());
            }
        }
        AsyncEntityProducer body = call.body().length > 0 ? new BasicAsyncEntityProducer(call.body(), type) : null;
        return new BasicRequestProducer(request, body);
    }

    private static Outbound.Reply lost(Throwable failure) {
        String what = failure.getClass().getSimpleName();
        boolean unsent = failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof UnknownHostException;
        return unsent ? new Outbound.NotSent(null, what) : new Outbound.NoAnswer(what);
    }

    /** A call under way. */
    private final class Running implements FutureCallback<Outbound.Answered> {

        private final CompletableFuture<Outbound.Reply> answer = new CompletableFuture<>();
        private final long until;
        private volatile @Nullable Future<?> call;

        Running(long until) {
            this.until = until;
        }

        void begun(Future<?> running) {
            call = running;
        }

        void endAt(long now) {
            Future<?> running = call;
            if (now - until >= 0 && running != null) {
                failed(new TimeoutException());
                running.cancel(true);
            }
        }

        @Override
        public void completed(Outbound.Answered result) {
            end(result);
        }

        @Override
        public void failed(Exception failure) {
            end(lost(failure));
        }

        @Override
        public void cancelled() {
            end(lost(new TimeoutException()));
        }

        private void end(Outbound.Reply reply) {
            underWay.remove(this);
            answer.complete(reply);
        }
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
        client.close(CloseMode.GRACEFUL);
    }

    /** Keeps the head and at most so much of the body. */
    private static final class Reading extends AbstractBinResponseConsumer<Outbound.Answered> {

        private final int most;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream(64);
        private @Nullable HttpResponse head;
        private boolean cut;

        Reading(int most) {
            this.most = most;
        }

        @Override
        protected void start(HttpResponse response, ContentType type) {
            head = response;
        }

        @Override
        protected int capacityIncrement() {
            return Integer.MAX_VALUE;
        }

        @Override
        protected void data(ByteBuffer some, boolean end) {
            int kept = Math.min(some.remaining(), most - body.size());
            cut |= kept < some.remaining();
            byte[] bytes = new byte[kept];
            some.get(bytes);
            some.position(some.limit());
            body.writeBytes(bytes);
        }

        @Override
        protected Outbound.Answered buildResult() {
            HttpResponse response = head;
            if (response == null) {
                throw new IllegalStateException("No head");
            }
            Map<String, String> headers = new HashMap<>();
            for (Header header : response.getHeaders()) {
                headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
            }
            return new Outbound.Answered(response.getCode(), Map.copyOf(headers), body.toByteArray(), cut);
        }

        @Override
        public void releaseResources() {
            body.reset();
        }
    }
}
