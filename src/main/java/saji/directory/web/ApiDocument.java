package saji.directory.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import saji.directory.Actor;
import saji.platform.Settings;
import saji.platform.Words;

/** The OpenAPI 3.1 document of the HTTP API, made from the controllers: {@link Gives}, {@link NeedsScope} and the records they name. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";
    private static final List<String[]> PROBLEMS = List.of(
            new String[] {"400", "Not readable as what the method takes"},
            new String[] {"401", "No token, or one that is revoked or has expired"},
            new String[] {"403", "The token lacks the scope, or its person may not do this"},
            new String[] {"404", "Not there, or not for this person to see"},
            new String[] {"406", "Answers are given as JSON only"},
            new String[] {"409", "Changed by another meanwhile"},
            new String[] {"413", "More than is taken at once"},
            new String[] {"415", "Not in the form that is taken"},
            new String[] {"422", "Refused, with every reason"},
            new String[] {"429", "Too many requests; Retry-After says when to come again"});

    private static final Set<String> OF_A_BODY = Set.of("413", "415");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Words.class);
    }

    /** Records are known by their place: {@code StoryJson.Listed} is {@code StoryListed}. */
    @Bean
    ModelResolver apiSchemas(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new TypeNameResolver() {
            @Override
            protected String nameForClass(JavaType type, Set<Options> options) {
                return named(type.getRawClass(), super.nameForClass(type, options));
            }

            @Override
            protected String getNameOfClass(Class<?> type) {
                return named(type, super.getNameOfClass(type));
            }
        });
    }

    static String named(Class<?> type, String name) {
        Class<?> around = type.getEnclosingClass();
        return around != null && around.getSimpleName().endsWith("Json")
                ? around.getSimpleName().replaceFirst("Json$", "") + type.getSimpleName()
                : name;
    }

    @Bean
    OperationCustomizer apiOperations() {
        return (operation, method) -> {
            Gives gives = method.getMethodAnnotation(Gives.class);
            if (gives != null) {
                operation.setSummary(gives.summary());
                operation.setResponses(responses(gives, operation.getRequestBody() != null));
            }
            partsOfTheBody(operation);
            NeedsScope scope = scope(method);
            if (scope != null) {
                operation.setDescription("Needs the scope " + scope.value() + ".");
                operation.addSecurityItem(new SecurityRequirement().addList(TOKEN, scope.value()));
            }
            return tagged(operation, method);
        };
    }

    /** What goes beside a file stands in the same body, not in the address. */
    private static void partsOfTheBody(Operation operation) {
        MediaType parts = operation.getRequestBody() == null
                ? null
                : operation
                        .getRequestBody()
                        .getContent()
                        .get(org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE);
        if (parts == null) {
            return;
        }
        operation.getRequestBody().setRequired(true);
        parts.getSchema().addRequiredItem("file");
        operation.getParameters().removeIf(parameter -> {
            boolean part = parameter.getIn().equals("query");
            if (part) {
                parts.getSchema().addProperty(parameter.getName(), parameter.getSchema());
            }
            return part;
        });
    }

    private static Operation tagged(Operation operation, HandlerMethod method) {
        String of = method.getBeanType().getPackageName();
        operation.setTags(List.of(of.replaceFirst("^saji\\.", "").replaceFirst("\\..*", "")));
        operation.setOperationId(method.getBeanType().getSimpleName().replaceFirst("Api$", "") + "_"
                + method.getMethod().getName());
        return operation;
    }

    private static @Nullable NeedsScope scope(HandlerMethod method) {
        NeedsScope own = method.getMethodAnnotation(NeedsScope.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), NeedsScope.class);
    }

    private static ApiResponses responses(Gives gives, boolean takes) {
        ApiResponses responses = new ApiResponses();
        ApiResponse success = new ApiResponse().description("Done");
        if (gives.value() != Void.class) {
            success.content(json("application/json", reference(gives.value())));
        }
        responses.addApiResponse(String.valueOf(gives.status()), success);
        for (String[] problem : PROBLEMS) {
            if (!takes && OF_A_BODY.contains(problem[0])) {
                continue;
            }
            responses.addApiResponse(
                    problem[0],
                    new ApiResponse()
                            .description(problem[1])
                            .content(json(
                                    "application/problem+json",
                                    new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
        }
        return responses;
    }

    private static Schema<?> reference(Class<?> type) {
        return new Schema<>().$ref("#/components/schemas/" + named(type, type.getSimpleName()));
    }

    private static Content json(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
    }

    @Bean
    OpenApiCustomizer apiHead(
            Settings settings,
            List<org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping> mappings) {
        return document -> {
            document.setInfo(new Info()
                    .title("Saji")
                    .version("v1")
                    .description(
                            "Hand in material with photos, follow its state, list and read stories, bring them to the public."
                                    + " Personal access tokens are made on the account page and go into the header Authorization: Bearer.")
                    .license(new License().name("Apache-2.0")));
            document.setServers(List.of(new Server().url(settings.address(""))));
            Components components = document.getComponents();
            components.addSecuritySchemes(
                    TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
            components.addSchemas(PROBLEM, problem());
            mappings.forEach(
                    mapping -> mapping.getHandlerMethods().values().forEach(method -> describe(document, method)));
            ApiShapes shapes = new ApiShapes(components);
            mappings.forEach(mapping -> mapping.getHandlerMethods().values().forEach(shapes::tell));
        };
    }

    /** The records that {@link Gives} names, with the records in them. */
    private static void describe(OpenAPI document, HandlerMethod method) {
        Gives gives = method.getMethodAnnotation(Gives.class);
        if (gives != null && gives.value() != Void.class) {
            ResolvedSchema resolved = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(gives.value()).resolveAsRef(true));
            resolved.referencedSchemas.forEach(document.getComponents()::addSchemas);
        }
    }

    private static Schema<?> problem() {
        Schema<?> reason = new ObjectSchema()
                .addProperty("code", new StringSchema().description("A key that stays the same in all languages"))
                .addProperty("message", new StringSchema().description("In the language of Accept-Language"))
                .addProperty("field", new StringSchema().description("The field that it concerns, if one"));
        reason.setRequired(List.of("code", "message"));
        Schema<?> problem = new ObjectSchema()
                .description("RFC 9457 problem details")
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("reasons", new ArraySchema().items(reason));
        problem.setRequired(List.of("title", "status", "detail", "reasons"));
        return problem;
    }
}
