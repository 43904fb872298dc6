package dk.tillid.api.graph;

import dk.tillid.domain.Operation;
import graphql.language.Field;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.LightDataFetcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The table from a field of the schema to the function that gives its value. Nothing is looked up
/// by reflection: what is not in the table has no value.
final class Wiring {
  /// A field with arguments.
  interface Asked<S> {
    /// Its value; null or an empty `Optional` where there is none.
    @Nullable Object of(S source, Input arguments);
  }

  /// A field of `Query`, `Mutation` or `Subscription`. The caller's permission is proved before.
  interface Root {
    /// Its value.
    @Nullable Object of(Call call, Input arguments);
  }

  private final Map<FieldCoordinates, DataFetcher<?>> fetchers = new LinkedHashMap<>();

  Map<FieldCoordinates, DataFetcher<?>> fetchers() {
    return fetchers;
  }

  /// A root field. The operation's name is the field's.
  Wiring root(String type, Operation operation, Root root) {
    put(
        type,
        operation.field(),
        (_, _, environment) -> {
          DataFetchingEnvironment asked = environment.get();
          Call call = Call.of(asked.getGraphQlContext());
          call.begin(operation);
          Object value = plain(root.of(call, new Input(asked.getArguments())));
          if (isAlone(asked)) {
            call.record(); // the disk works while the rest of the answer is made
          }
          return value;
        });
    return this;
  }

  /// Whether the operation asks for one root field only: what is looked at in several shares one
  /// audit entry, written after the last.
  private static boolean isAlone(DataFetchingEnvironment asked) {
    List<?> selections = asked.getOperationDefinition().getSelectionSet().getSelections();
    return selections.size() == 1 && selections.getFirst() instanceof Field;
  }

  /// The fields of an object type, whose values are made from `source`.
  <S> Type<S> type(String name, Class<S> source) {
    return new Type<>(name, source);
  }

  /// An object type under way.
  final class Type<S> {
    private final String name;
    private final Class<S> source;

    private Type(String name, Class<S> source) {
      this.name = name;
      this.source = source;
    }

    private S given(@Nullable Object from) {
      return Objects.requireNonNull(source.cast(from), name);
    }

    /// A field without arguments.
    Type<S> field(String field, Function<S, ? extends @Nullable Object> value) {
      put(name, field, (_, from, _) -> plain(value.apply(given(from))));
      return this;
    }

    /// A field with arguments.
    Type<S> asked(String field, Asked<S> value) {
      put(
          name,
          field,
          (_, from, environment) ->
              plain(value.of(given(from), new Input(environment.get().getArguments()))));
      return this;
    }
  }

  private void put(String type, String field, Light fetcher) {
    if (fetchers.put(FieldCoordinates.coordinates(type, field), fetcher) != null) {
      throw new IllegalStateException(type + "." + field + " is wired twice");
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(Wiring::plain).orElse(null);
      case OptionalInt optional -> optional.isPresent() ? optional.getAsInt() : null;
      case null -> null;
      default -> value;
    };
  }

  /// A light fetcher that needs only its source most of the time: 110 ns a field less than one that
  /// is handed an environment.
  private interface Light extends LightDataFetcher<@Nullable Object> {
    @Override
    default @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
      return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
    }

    @Override
    @Nullable Object get(
        graphql.schema.GraphQLFieldDefinition definition,
        @Nullable Object source,
        Supplier<DataFetchingEnvironment> environment)
        throws Exception;
  }
}
