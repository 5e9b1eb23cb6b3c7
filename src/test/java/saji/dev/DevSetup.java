package saji.dev;

import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import saji.assets.Assets;
import saji.channels.Connecting;
import saji.directory.Directory;
import saji.directory.signin.SignIn;
import saji.intake.Agenda;
import saji.intake.Asking;
import saji.intake.Intake;
import saji.newsroom.Newsroom;
import saji.newsroom.Posting;
import saji.platform.DueWork;
import saji.platform.Ids;
import saji.platform.Settings;
import saji.support.SettableClock;
import saji.support.TestPeople;
import tools.jackson.databind.json.JsonMapper;

/** What the development start has beyond production: the demo city. */
@TestConfiguration(proxyBeanMethods = false)
public class DevSetup {

    @Bean
    DemoCity demoCity(
            Directory directory,
            Assets assets,
            Intake intake,
            Agenda agenda,
            Asking asking,
            Newsroom newsroom,
            Connecting connecting,
            Posting posting,
            List<DueWork> works,
            Ids ids,
            SettableClock clock,
            Settings settings,
            TestPeople people,
            SignIn signIn,
            JsonMapper json) {
        return new DemoCity(
                directory,
                assets,
                intake,
                agenda,
                asking,
                newsroom,
                connecting,
                posting,
                works,
                ids,
                clock,
                settings,
                people,
                signIn,
                json);
    }
}
