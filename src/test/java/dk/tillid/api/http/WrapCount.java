package dk.tillid.api.http;

import graphql.GraphQLContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts what was done to fetchers before they come here: the last of an engine's
/// instrumentations.
final class WrapCount extends SimplePerformantInstrumentation {
  private static final String ADAPTERS = "io.vertx.ext.web.handler.graphql.instrumentation.";

  /// Fields fetched by more than a property.
  final AtomicInteger fields = new AtomicInteger();

  /// Those of them whose fetcher is not the schema's own any more.
  final AtomicInteger wrapped = new AtomicInteger();

  /// What the adapters of Vert.x wrote into the request's context.
  final AtomicInteger contextWrites = new AtomicInteger();

  @Override
  public DataFetcher<?> instrumentDataFetcher(
      DataFetcher<?> fetcher,
      InstrumentationFieldFetchParameters field,
      @Nullable InstrumentationState state) {
    if (!field.isTrivialDataFetcher()) {
      fields.incrementAndGet();
      wrapped.addAndGet(fetcher.equals(own(field)) ? 0 : 1);
      takeWrites(field.getEnvironment().getGraphQlContext());
    }
    return fetcher;
  }

  private static DataFetcher<?> own(InstrumentationFieldFetchParameters field) {
    GraphQLSchema schema = field.getExecutionContext().getGraphQLSchema();
    String parent = schema.getQueryType().getName();
    String name = field.getEnvironment().getFieldDefinition().getName();
    return schema
        .getCodeRegistry()
        .getDataFetcher(
            FieldCoordinates.coordinates(parent, name),
            field.getEnvironment().getFieldDefinition());
  }

  /// Each is taken out again, so that the next one shows.
  private void takeWrites(GraphQLContext context) {
    List<Object> keys =
        context.stream()
            .map(Map.Entry::getKey)
            .filter(key -> key instanceof Class<?> type && type.getName().startsWith(ADAPTERS))
            .toList();
    contextWrites.addAndGet(keys.size());
    keys.forEach(context::delete);
  }
}
