package saji.site;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves two pages of usual size by the readers' handler alone, for {@code bench/site/serve.sh}. */
final class ServeBench {

    private ServeBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("saji-bench");
        Shelf shelf = new Shelf(new Folder(folder), false, Hub.NONE);
        shelf.put(Baked.page("/", page(30_000)));
        shelf.put(Baked.page("/berita/contoh", page(20_000)));
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("bench-"));
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        server.addConnector(connector);
        Readers readers =
                new Readers(shelf, path -> null, (language, request, response, callback) -> callback.succeeded());
        readers.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(
                    org.eclipse.jetty.server.Request request,
                    org.eclipse.jetty.server.Response response,
                    org.eclipse.jetty.util.Callback callback) {
                return false;
            }
        });
        server.setHandler(readers);
        server.start();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println("ready");
        server.join();
    }

    private static byte[] page(int length) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("<p>Warga kelurahan ").append(text.length()).append(" datang ke loket layanan kota.</p>\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
