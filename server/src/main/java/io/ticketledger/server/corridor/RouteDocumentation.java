package io.ticketledger.server.corridor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** Tells the documentation what {@link Takes} and {@link Streams} say, in the words of the wire. */
@Configuration(proxyBeanMethods = false)
class RouteDocumentation {

    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

    /** All contracts of ours write names this way; the few names that differ are spelt out where they stand. */
    @Bean
    ModelResolver namesOnTheWire() {
        return new ModelResolver(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)).openapi31(true);
    }

    @Bean
    GlobalOperationCustomizer bodiesOfRoutes() {
        return RouteDocumentation::describe;
    }

    private static Operation describe(Operation operation, HandlerMethod route) {
        Takes takes = route.getMethodAnnotation(Takes.class);
        if (takes != null) operation.setRequestBody(new RequestBody().content(json(schema(takes.value()))));
        Streams streams = route.getMethodAnnotation(Streams.class);
        if (streams != null) {
            operation.setResponses(new ApiResponses().addApiResponse("200", new ApiResponse().description("OK").content(json(new ArraySchema().items(schema(streams.value()))))));
        }
        return operation;
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType(JSON, new MediaType().schema(schema));
    }

    private static Schema<?> schema(Class<?> type) {
        return ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false)).schema;
    }
}
