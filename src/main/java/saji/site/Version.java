package saji.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import saji.directory.Directory;
import saji.platform.Language;
import saji.platform.Settings;
import saji.platform.Words;

/** What pages depend on besides stories: templates, code, texts, styles, the city pack, the public address. */
@Component
class Version {

    private static final String[] CODE = {
        "classpath*:gg/jte/generated/precompiled/site/**/*.class",
        "classpath*:saji/site/**/*.class",
        "classpath*:saji/platform/Markdown*.class",
        "classpath*:static/site/site.css",
        "classpath*:static/platform/tokens.css"
    };

    private final Directory directory;
    private final Settings settings;
    private final Hub hub;

    Version(Directory directory, Settings settings, Hub hub) {
        this.directory = directory;
        this.settings = settings;
        this.hub = hub;
    }

    /** Pages baked under another version are baked anew. */
    String now() {
        MessageDigest digest = Baked.sha256();
        try {
            PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
            for (String pattern : CODE) {
                Resource[] resources = resolver.getResources(pattern);
                Arrays.sort(resources, Comparator.comparing(resource -> String.valueOf(resource.getFilename())));
                for (Resource resource : resources) {
                    digest.update(resource.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Language language : Language.values()) {
            Words words = Words.in(language);
            new TreeSet<>(words.keys())
                    .stream()
                            .filter(key -> key.startsWith("site.") || key.startsWith("newsroom.type."))
                            .forEach(key -> add(digest, key + "=" + words.say(key)));
        }
        add(digest, directory.city().toString());
        directory.topics().forEach(topic -> add(digest, topic.toString()));
        directory.areas().forEach(area -> add(digest, area.toString()));
        directory.agencies().forEach(agency -> add(digest, agency.code() + agency.name() + agency.nameEn()));
        add(digest, settings.baseUrl() + " " + hub.address());
        return HexFormat.of().formatHex(digest.digest()).substring(0, 20);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
