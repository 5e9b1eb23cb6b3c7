package saji.channels;

import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Component;
import saji.platform.DueWork;
import saji.platform.Ids;
import saji.platform.OutboundPolicy;

/** A process with nothing of Saji but the delivery engine, which works until it is killed. Only what that needs is made. */
@ComponentScan(
        useDefaultFilters = false,
        lazyInit = true,
        includeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = EngineProcess.OfRoom.class))
@Import({Ids.class, FarNetworks.class})
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
final class EngineProcess {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Components of the room itself, not of its sub-packages. */
    static final class OfRoom implements TypeFilter {
        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            String name = reader.getClassMetadata().getClassName();
            return name.startsWith("saji.channels.")
                    && name.indexOf('.', "saji.channels.".length()) < 0
                    && reader.getAnnotationMetadata().hasAnnotation(Component.class.getName());
        }
    }

    /** The file of the {@link SharedClock} stands in {@code ENGINE_CLOCK}. */
    @Bean
    InstantSource clock(@Value("${engine.clock}") Path file) {
        return new SharedClock(file);
    }

    @Bean
    OutboundPolicy policy() {
        return new Loopback();
    }

    private static final class Loopback implements OutboundPolicy {
        @Override
        public List<InetAddress> resolve(String host) {
            return List.of(InetAddress.getLoopbackAddress());
        }

        @Override
        public boolean allows(InetAddress address, int port) {
            return true;
        }
    }

    public static void main(String[] args) {
        ApplicationContext engine = new SpringApplicationBuilder(EngineProcess.class)
                .web(WebApplicationType.NONE)
                .properties("saji.due-work=off", "saji.delivery-slots=24")
                .run(args);
        for (Class<? extends DueWork> work : List.of(Spreading.class, Delivering.class, Sweeping.class)) {
            DueWork due = engine.getBean(work);
            Thread.ofPlatform().start(() -> workOff(due));
        }
    }

    private static void workOff(DueWork work) {
        while (true) {
            try {
                if (work.run() == 0) {
                    Thread.sleep(20);
                }
            } catch (RuntimeException e) {
                e.printStackTrace(OUT);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
