package saji.support;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real Chromium for journeys: one process for all tests of a thread, a fresh profile for each {@link Visit}.
 *
 * <pre>{@code
 * try (Visit visit = Browser.visit(visitors.address(), Browser.PHONE).with(visitors.as("dinkes").cookie())) {
 *     visit.open("/desk");
 *     visit.look("desk");
 * }
 * }</pre>
 */
public final class Browser {

    /** A cheap phone, in CSS pixels. */
    public static final Size PHONE = new Size(390, 844);

    /** A desk. */
    public static final Size DESK = new Size(1440, 900);

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-gpu",
            "--disable-dev-shm-usage");

    private static final ThreadLocal<com.microsoft.playwright.Browser> RUNNING =
            ThreadLocal.withInitial(Browser::start);

    private Browser() {}

    /** Width and height of the window in CSS pixels. */
    public record Size(int width, int height) {}

    /** Opens a fresh profile at {@code address}, the application's without a slash at the end; its language is Indonesian. */
    public static Visit visit(String address, Size size) {
        BrowserContext context = RUNNING.get()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("id-ID")
                        .setTimezoneId("Asia/Jakarta")
                        .setHasTouch(size.width() < 700)
                        .setPermissions(List.of())
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                        .setViewportSize(size.width(), size.height()));
        context.setDefaultTimeout(15_000);
        return new Visit(context, address, size);
    }

    private static com.microsoft.playwright.Browser start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(ARGUMENTS));
    }

    private static Path program() {
        List<String> places = new ArrayList<>();
        Optional.ofNullable(System.getenv("SAJI_CHROMIUM")).ifPresent(places::add);
        places.addAll(List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"));
        return places.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No Chromium found for the journeys: install it, or name its program in SAJI_CHROMIUM"));
    }

    /** One person's browser. Everything that goes wrong on its pages is kept and reported by {@link #close()}. */
    public static final class Visit implements AutoCloseable {

        private final BrowserContext context;
        private final String address;
        private final Size size;
        private final List<String> faults = new ArrayList<>();
        private Page page;
        private boolean connected = true;

        private Visit(BrowserContext context, String address, Size size) {
            this.context = context;
            this.address = address;
            this.size = size;
            context.onConsoleMessage(this::heard);
            context.onWebError(error -> faults.add("script: " + error.error()));
            this.page = context.newPage();
        }

        /** Comes with a session: the cookies as {@code name=value; name=value}. */
        public Visit with(String cookies) {
            context.addCookies(Arrays.stream(cookies.split("; "))
                    .map(pair -> pair.split("=", 2))
                    .map(pair -> new Cookie(pair[0], pair[1]).setUrl(address))
                    .toList());
            return this;
        }

        public Page page() {
            return page;
        }

        public BrowserContext context() {
            return context;
        }

        /** Goes to a path of the application. */
        public Page open(String path) {
            page.navigate(path);
            return page;
        }

        /** Closes the window and opens another one of the same profile, as after a closed browser. */
        public Page reopen(String path) {
            page.close();
            page = context.newPage();
            return open(path);
        }

        /** Takes the network away or gives it back; failed requests are no fault meanwhile. */
        public void connected(boolean connected) {
            this.connected = connected;
            context.setOffline(!connected);
        }

        /** What axe finds wrong with the page as it stands, one line a rule; empty when nothing. */
        public List<String> violations() {
            List<String> lines = new ArrayList<>();
            AxeRunOptions options = new AxeRunOptions();
            options.setResultTypes(List.of("violations"));
            for (Rule rule : new AxeBuilder(page)
                    .setLegacyMode(true)
                    .options(options)
                    .analyze()
                    .getViolations()) {
                rule.getNodes()
                        .forEach(node -> lines.add(rule.getId() + ": " + rule.getHelp() + " at " + node.getTarget()
                                + " " + node.getHtml()));
            }
            return lines;
        }

        /** Whether the page is wider than the window, which no page may be. */
        public boolean scrollsSideways() {
            return (Boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
        }

        /** Says what is wrong with the page, what axe finds and sideways scrolling, and saves its {@link #picture}. */
        public List<String> look(String name) {
            picture(name);
            List<String> wrong = violations();
            if (scrollsSideways()) {
                wrong.add("wider than " + size.width() + " px");
            }
            return wrong;
        }

        /**
         * Saves the whole page as {@code <name>-<width>.png} when a folder is given with {@code bin/test -Dsaji.screenshots=<folder>}:
         * drawing long pages takes as long as all else.
         */
        public void picture(String name) {
            String folder = System.getProperty("saji.screenshots");
            if (folder != null) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(folder, name + "-" + size.width() + ".png")));
            }
        }

        /** Errors of scripts and refusals of the content-security policy so far. */
        public List<String> faults() {
            return List.copyOf(faults);
        }

        private void heard(ConsoleMessage message) {
            if ("error".equals(message.type()) && connected && !message.text().contains("Failed to load resource")) {
                faults.add("console: " + message.text());
            }
        }

        /** Ends the visit; fails when a page had a script error or broke the content-security policy. */
        @Override
        public void close() {
            context.close();
            if (!faults.isEmpty()) {
                throw new AssertionError("Faults in the browser: " + String.join("\n", faults));
            }
        }
    }
}
