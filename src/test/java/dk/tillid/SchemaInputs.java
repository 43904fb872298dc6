package dk.tillid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every input of `schema.graphqls`, read from the file, so that a new one cannot be forgotten: for
/// each root field its arguments down to the last leaf, and a request that is well-formed but for
/// what is put into one place.
final class SchemaInputs {
  private static final JsonMapper JSON = new JsonMapper();

  /// A place for a value.
  ///
  /// @param operation `query`, `mutation` or `subscription`
  /// @param field the root field
  /// @param path names of arguments and input fields, from the root field down
  /// @param type the type named there, without list and non-null
  /// @param codes the codes where the type is an enum
  record Input(
      String operation,
      GraphQLFieldDefinition field,
      List<String> path,
      GraphQLNamedType type,
      List<String> codes) {
    /// The root field and the way down.
    String name() {
      return field.getName() + "." + String.join(".", path);
    }

    @Override
    public String toString() {
      return name();
    }

    boolean isNumber() {
      return type.getName().equals("Int");
    }

    boolean isInputObject() {
      return type instanceof GraphQLInputObjectType;
    }
  }

  /// Values for what must be there, by `Type.field`, by name, or by type.
  interface Samples {
    /// A value for a place; empty for a place that may stay empty.
    Optional<Object> of(String owner, String name, String type);
  }

  private final GraphQLSchema schema;
  private final Samples samples;

  SchemaInputs(Samples samples) {
    this.samples = samples;
    this.schema =
        UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text()));
  }

  private static String text() {
    try {
      return Files.readString(Path.of("schema.graphqls"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The root fields of an operation.
  List<GraphQLFieldDefinition> fields(String operation) {
    return root(operation).getFieldDefinitions();
  }

  /// Every place of every root field.
  List<Input> all() {
    return Stream.of("query", "mutation", "subscription")
        .flatMap(operation -> fields(operation).stream().flatMap(it -> of(operation, it)))
        .toList();
  }

  private Stream<Input> of(String operation, GraphQLFieldDefinition field) {
    List<Input> found = new ArrayList<>();
    for (GraphQLArgument argument : field.getArguments()) {
      collect(operation, field, List.of(argument.getName()), argument.getType(), found);
    }
    return found.stream();
  }

  private void collect(
      String operation,
      GraphQLFieldDefinition field,
      List<String> path,
      GraphQLInputType type,
      List<Input> found) {
    GraphQLNamedType named = GraphQLTypeUtil.unwrapAll(type);
    List<String> codes =
        named instanceof GraphQLEnumType list
            ? list.getValues().stream().map(GraphQLEnumValueDefinition::getName).toList()
            : List.of();
    found.add(new Input(operation, field, path, named, codes));
    if (named instanceof GraphQLInputObjectType object) {
      for (GraphQLInputObjectField inner : object.getFieldDefinitions()) {
        List<String> deeper = Stream.concat(path.stream(), Stream.of(inner.getName())).toList();
        collect(operation, field, deeper, inner.getType(), found);
      }
    }
  }

  /// A field of an answer that takes arguments, and a well-formed way to it.
  ///
  /// @param owner the type that has the field
  /// @param opening the document up to the field
  /// @param closing the rest of it
  record Below(
      String owner,
      GraphQLFieldDefinition field,
      GraphQLArgument argument,
      String opening,
      String closing) {
    String name() {
      return owner + "." + field.getName() + "." + argument.getName();
    }

    Input input() {
      return new Input(
          "query",
          field,
          List.of(argument.getName()),
          GraphQLTypeUtil.unwrapAll(argument.getType()),
          List.of());
    }
  }

  /// Every argument of a field below the root fields.
  List<Below> below() {
    List<Below> found = new ArrayList<>();
    ways()
        .forEach((type, way) -> {
          if (schema.getType(type) instanceof GraphQLObjectType object && !isRoot(type)) {
            for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
              for (GraphQLArgument argument : field.getArguments()) {
                found.add(new Below(type, field, argument, way, closing(way)));
              }
            }
          }
        });
    return found;
  }

  /// A document with a value in one place below.
  String document(Below below, Object value) {
    Map<String, Object> arguments = arguments(below.input(), value);
    return below.opening()
        + " "
        + below.field().getName()
        + written(arguments)
        + selection(below.field())
        + below.closing();
  }

  private static String closing(String opening) {
    long open = opening.chars().filter(it -> it == '{').count();
    long closed = opening.chars().filter(it -> it == '}').count();
    return " }".repeat((int) (open - closed));
  }

  private static boolean isRoot(String type) {
    return List.of("Query", "Mutation", "Subscription").contains(type);
  }

  /// The shortest way from a root to each type with fields.
  private Map<String, String> ways() {
    Map<String, String> ways = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    for (String operation : List.of("query", "mutation")) {
      ways.put(root(operation).getName(), operation + " {");
      open.add(root(operation).getName());
    }
    while (!open.isEmpty()) {
      String type = open.remove();
      String way = Objects.requireNonNull(ways.get(type));
      steps(type)
          .forEach((next, step) -> {
            if (ways.putIfAbsent(next, way + step) == null) {
              open.add(next);
            }
          });
    }
    return ways;
  }

  private Map<String, String> steps(String type) {
    Map<String, String> steps = new LinkedHashMap<>();
    switch (schema.getType(type)) {
      case GraphQLUnionType union ->
          union.getTypes().forEach(it -> steps.put(it.getName(), " ... on " + it.getName() + " {"));
      case GraphQLObjectType object ->
          object.getFieldDefinitions().stream()
              .filter(it -> !GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(it.getType())))
              .forEach(it ->
                  steps.putIfAbsent(
                      GraphQLTypeUtil.unwrapAll(it.getType()).getName(),
                      " " + it.getName() + written(arguments(it)) + " {"));
      case null, default -> {}
    }
    return steps;
  }

  /// Well-formed arguments of a root field.
  Map<String, Object> arguments(GraphQLFieldDefinition field) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (GraphQLArgument argument : field.getArguments()) {
      boolean needed =
          GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue();
      value(field.getName(), argument.getName(), argument.getType(), needed)
          .ifPresent(it -> values.put(argument.getName(), it));
    }
    return values;
  }

  /// Well-formed arguments but for one place.
  Map<String, Object> arguments(Input input, Object value) {
    Map<String, Object> values = arguments(input.field());
    put(values, input.path(), value);
    return values;
  }

  @SuppressWarnings("unchecked") // the maps are those of `value`
  private void put(Map<String, Object> into, List<String> path, Object value) {
    String name = path.getFirst();
    if (path.size() == 1) {
      into.put(
          name,
          into.get(name) instanceof List<?> && !(value instanceof List<?>)
              ? List.of(value)
              : value);
      return;
    }
    Map<String, Object> inner =
        into.get(name) instanceof Map<?, ?> known
            ? new LinkedHashMap<>((Map<String, Object>) known)
            : new LinkedHashMap<>();
    if (List.of("id", "handle").contains(path.get(1))) {
      inner.clear(); // exactly one of them
    }
    into.put(name, inner);
    put(inner, path.subList(1, path.size()), value);
  }

  private Optional<Object> value(String owner, String name, GraphQLInputType type, boolean needed) {
    GraphQLNamedType named = GraphQLTypeUtil.unwrapAll(type);
    Optional<Object> sample = samples.of(owner, name, named.getName());
    if (sample.isPresent() || !needed) {
      return sample.map(it -> isList(type) && !(it instanceof List<?>) ? List.of(it) : it);
    }
    Object one =
        switch (named) {
          case GraphQLEnumType list -> new Code(list.getValues().getFirst().getName());
          case GraphQLInputObjectType object -> object(object);
          default -> throw new IllegalStateException("no sample for " + owner + "." + name);
        };
    return Optional.of(isList(type) ? List.of(one) : one);
  }

  private Map<String, Object> object(GraphQLInputObjectType type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
      boolean needed = GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue();
      value(type.getName(), field.getName(), field.getType(), needed)
          .ifPresent(it -> values.put(field.getName(), it));
    }
    return values;
  }

  private static boolean isList(GraphQLInputType type) {
    return GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList;
  }

  /// An enum's value: a name in a document, a text in variables.
  record Code(String name) {}

  /// A request with its values in the document.
  String literal(String operation, GraphQLFieldDefinition field, Map<String, Object> arguments) {
    return operation + " { " + field.getName() + written(arguments) + selection(field) + " }";
  }

  /// A request with its values in the variables.
  String document(String operation, GraphQLFieldDefinition field, Map<String, Object> arguments) {
    List<String> declared =
        field.getArguments().stream()
            .filter(it -> arguments.containsKey(it.getName()))
            .map(it -> "$" + it.getName() + ": " + GraphQLTypeUtil.simplePrint(it.getType()))
            .toList();
    String used =
        arguments.keySet().stream().map(it -> it + ": $" + it).collect(Collectors.joining(", "));
    return operation
        + (declared.isEmpty() ? "" : "(" + String.join(", ", declared) + ")")
        + " { "
        + field.getName()
        + (used.isEmpty() ? "" : "(" + used + ")")
        + selection(field)
        + " }";
  }

  /// The variables of [#document].
  static JsonNode variables(Map<String, Object> arguments) {
    return JSON.valueToTree(plain(arguments));
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Code(String name) -> name;
      case Map<?, ?> map -> {
        Map<Object, Object> plain = new LinkedHashMap<>();
        map.forEach((key, it) -> plain.put(key, plain(it)));
        yield plain;
      }
      case List<?> list -> list.stream().map(SchemaInputs::plain).toList();
      default -> value;
    };
  }

  private static String selection(GraphQLFieldDefinition field) {
    boolean leaf = GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType()));
    return leaf ? "" : " { __typename }";
  }

  private static String written(Map<String, Object> arguments) {
    return arguments.isEmpty() ? "" : "(" + members(arguments) + ")";
  }

  private static String members(Map<?, ?> values) {
    return values.entrySet().stream()
        .map(it -> it.getKey() + ": " + literal(it.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String literal(Object value) {
    return switch (value) {
      case Code(String name) -> name;
      case Map<?, ?> map -> "{" + members(map) + "}";
      case List<?> list ->
          list.stream().map(SchemaInputs::literal).collect(Collectors.joining(", ", "[", "]"));
      case String text -> quoted(text);
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
      quoted.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return quoted.append('"').toString();
  }

  private GraphQLObjectType root(String operation) {
    return Objects.requireNonNull(
        switch (operation) {
          case "query" -> schema.getQueryType();
          case "mutation" -> schema.getMutationType();
          case "subscription" -> schema.getSubscriptionType();
          default -> throw new IllegalArgumentException(operation);
        });
  }
}
