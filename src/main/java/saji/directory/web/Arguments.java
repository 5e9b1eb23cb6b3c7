package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import saji.directory.Actor;
import saji.platform.Words;

/** Lets controller methods take an {@link Actor} and {@link Words}, and holds API methods to the scope they name. */
@Configuration(proxyBeanMethods = false)
class Arguments implements WebMvcConfigurer {

    private final Visit visit;
    private final Failures failures;

    Arguments(Visit visit, Failures failures) {
        this.visit = visit;
        this.failures = failures;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ScopeGuard())
                .addPathPatterns("/api/**")
                .excludePathPatterns("/api/v1/openapi.json");
    }

    private final class Resolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class || parameter.getParameterType() == Words.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
            return parameter.getParameterType() == Words.class
                    ? visit.words(request)
                    : visit.actor(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
        }
    }

    private final class ScopeGuard implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            if (!(handler instanceof HandlerMethod method)) {
                return true;
            }
            NeedsScope onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), NeedsScope.class);
            NeedsScope needed = onMethod != null
                    ? onMethod
                    : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), NeedsScope.class);
            boolean allowed = needed != null
                    && visit.scopes().stream().anyMatch(scope -> scope.code().equals(needed.value()));
            if (!allowed) {
                failures.write(request, response, 403, "scope");
            }
            return allowed;
        }
    }
}
