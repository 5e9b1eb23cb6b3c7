package saji.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import saji.platform.web.Page;
import tools.jackson.core.JacksonException;

/** What every controller shares: the {@code page} of its templates, and an answer when it fails. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class EveryPage {

    private final Frame frame;
    private final Failures failures;

    EveryPage(Frame frame, Failures failures) {
        this.frame = frame;
        this.failures = failures;
    }

    @ModelAttribute("page")
    @Nullable
    Page page(HttpServletRequest request) {
        return Visit.isApi(request) ? null : frame.page(request);
    }

    @ExceptionHandler
    void failed(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (e instanceof AsyncRequestNotUsableException || e instanceof org.eclipse.jetty.io.EofException) {
            return;
        }
        int status = status(e);
        boolean api = Visit.isApi(request);
        if (e instanceof ErrorResponse known) { // such as Allow: what would be taken in its place
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        }
        String field = status == 400 ? unreadableField(e) : null;
        if (field != null && api) {
            failures.writeUnreadable(request, response, field);
        } else if (status >= 500) {
            failures.writeBroken(request, response, e);
        } else {
            failures.write(request, response, status, api ? apiKind(status, e) : kind(status));
        }
    }

    private static int status(Exception e) {
        return switch (e) {
            case ErrorResponse known -> known.getStatusCode().value();
            case MethodArgumentTypeMismatchException mismatch ->
                mismatch.getParameter().hasParameterAnnotation(PathVariable.class) ? 404 : 400;
            case TypeMismatchException mismatch -> 400;
            case HttpException unreadable -> unreadable.getCode();
            case HttpMessageNotReadableException unreadable -> 400;
            case MultipartException unreadable -> 400;
            default -> 500;
        };
    }

    private static String apiKind(int status, Exception e) {
        return switch (status) {
            case 400 -> e instanceof HttpMessageNotReadableException ? "no-json" : "bad-request";
            case 405 -> "method";
            case 406 -> "media-type-given";
            case 415 -> "media-type-taken";
            default -> kind(status);
        };
    }

    /** Where in a request, or in its JSON body, something stands that cannot be what it should be, as {@code facts[0].value}. */
    private static @Nullable String unreadableField(Exception e) {
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch.getName();
        }
        if (!(e instanceof HttpMessageNotReadableException) || !(e.getCause() instanceof JacksonException json)) {
            return null;
        }
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : json.getPath()) {
            String name = step.getPropertyName();
            path.append(name == null ? "[" + step.getIndex() + "]" : path.isEmpty() ? name : "." + name);
        }
        return path.isEmpty() ? null : path.toString();
    }

    static String kind(int status) {
        return switch (status) {
            case 401 -> "signed-out";
            case 403 -> "forbidden";
            case 404, 405 -> "not-found";
            case 410 -> "gone";
            case 413 -> "too-large";
            case 429 -> "too-many";
            default -> status >= 500 ? "broken" : "not-understood";
        };
    }

    /** What the server itself refuses, before any controller. */
    @Controller
    static class OfTheServer implements ErrorController {

        private final Failures failures;

        OfTheServer(Failures failures) {
            this.failures = failures;
        }

        @RequestMapping("/error")
        void failed(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Integer status = (Integer) request.getAttribute("jakarta.servlet.error.status_code");
            Throwable cause = (Throwable) request.getAttribute("jakarta.servlet.error.exception");
            if (status != null && cause instanceof HttpException unreadable) {
                status = unreadable.getCode();
            }
            if (status == null) {
                failures.write(request, response, 404, "not-found");
            } else if (status >= 500) {
                failures.writeBroken(
                        request, response, cause == null ? new IllegalStateException("status " + status) : cause);
            } else {
                failures.write(request, response, status, kind(status));
            }
        }
    }
}
