package saji.site;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link Readers} in front of all that the web server has, after everything else has been wrapped around the application. */
@Configuration(proxyBeanMethods = false)
class Front {

    /** Pages in memory are answered on the thread of their selector: one for each core, where Jetty's own choice is one for two. */
    private static final int SELECTORS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);

    /** Beside the selectors: one to accept, and some for what Jetty does by itself. */
    private static final int SPARE = 6;

    private static final LifeCycle.Listener TAKES_OVER = new LifeCycle.Listener() {
        @Override
        public void lifeCycleStarting(LifeCycle connector) {
            EarlySite.leave();
        }
    };

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> readersFirst(
            Shelf shelf, ObjectProvider<Misses> misses, ObjectProvider<SearchRequests> searches) {
        return factory -> {
            factory.setSelectors(SELECTORS);
            factory.setThreadPool(threads());
            factory.addServerCustomizers(
                    Front::takeOver,
                    server -> server.addEventListener(new LifeCycle.Listener() {
                        @Override
                        public void lifeCycleStarting(LifeCycle event) {
                            stand(server, shelf, misses, searches);
                        }
                    }));
        };
    }

    /** Selectors on threads of the system, which wait for sockets at less cost; all that may wait longer on virtual ones. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(SELECTORS + SPARE, SELECTORS + SPARE);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(new VirtualThreadPool());
        return threads;
    }

    /** The early server goes at the moment in which a connector of the application's server opens the port. */
    private static void takeOver(Server server) {
        for (Connector connector : server.getConnectors()) {
            connector.addEventListener(TAKES_OVER);
        }
    }

    private static void stand(
            Server server, Shelf shelf, ObjectProvider<Misses> misses, ObjectProvider<SearchRequests> searches) {
        Handler application = server.getHandler();
        if (application instanceof Readers) {
            return;
        }
        Readers readers = new Readers(
                shelf,
                path -> misses.getObject().answer(path),
                (language, request, response, callback) ->
                        searches.getObject().answer(language, request, response, callback));
        readers.setHandler(application);
        server.setHandler(readers);
        server.setErrorHandler(new Unreadable());
    }
}
