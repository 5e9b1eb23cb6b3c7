package saji.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Renders jte templates, compiled with the application, as views: the view {@code intake/list} is {@code intake/list.jte}. */
@Configuration(proxyBeanMethods = false)
class TemplateViews {

    @Bean
    TemplateEngine templates() {
        TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
        engine.setTrimControlStructures(true);
        return engine;
    }

    @Bean
    ViewResolver templateResolver(TemplateEngine engine) {
        return new Resolver(engine);
    }

    private record Resolver(TemplateEngine engine) implements ViewResolver, Ordered {

        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            String template = name + ".jte";
            return engine.hasTemplate(template) ? new TemplateView(engine, template) : null;
        }

        @Override
        public int getOrder() {
            return 0;
        }
    }

    private record TemplateView(TemplateEngine engine, String template) implements View {

        /** Renders into memory first: a failing template then gives a clean error page, and the length is known. */
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Map<String, Object> params = new HashMap<>();
            if (model != null) {
                model.forEach((name, value) -> {
                    if (value != null) {
                        params.put(name, value);
                    }
                });
            }
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render(template, params, output);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }
    }
}
